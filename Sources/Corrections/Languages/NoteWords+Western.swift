/// Germanic and Romance languages. Phrases are parted by commas, `*` stands for any ending; case and accents do not matter.
extension NoteWords {
    // style: table
    static let western: [NoteWords] = [
        NoteWords(
            languages: "en",
            [
                .label: """
                correction, corrections, clarification, clarifications, erratum, errata, corrigendum, retraction, amendment,
                addendum, correction notice, editor's correction, a correction, fact check correction,
                correx
                """,
                .title: """
                editor's note, editors' note, editors note, editorial note, note to readers, note to our readers,
                note from the editor, note from the editors, for the record, publisher's note, setting the record straight
                """,
                .update: """
                update, updated, updates, amended, corrected, clarified, revised, edited, modified, last updated,
                story updated, article updated, latest update, article amended, article corrected, article modified, article edited,
                story amended, story corrected, story edited, post updated, post edited, page updated, content updated, report updated,
                edit, last edited, last modified, last revised, last corrected, headline corrected, headline changed
                """,
                .own: """
                this article, this story, this post, this report, this piece, this item, this headline, this page, this column,
                this essay, this review, this interview, this obituary, this entry, this text, this caption, this photo caption,
                this newsletter, this copy, this analysis, this explainer, this profile, this guide, this blog, this blog post,
                this news story, this graphic, this chart, this map, this photo, this picture, this video, this transcript,
                this dispatch, this editorial, this feature, this list, this liveblog, this live blog, this gallery, this slideshow, this quiz, this recipe, this briefing, this timeline,
                this episode, this announcement, this press release, this bulletin, this writeup, this version,
                our article, our story, our report, our headline, our coverage, our earlier story, our original story,
                article above, story above, above article, above story, in these pages, version of the article,
                version of the story, version of the report, version of the headline, version of the post, version of the caption
                """,
                .definite: """
                the article, the story, the headline, the subheadline, the caption, the photo caption, the picture caption,
                a headline, a caption, a photo caption, a picture caption, accompanying photo, accompanying caption,
                accompanying graphic, the byline, the post, the piece, the graphic, the chart, the original article,
                the original story, the original post, the standfirst, the text, the report, the copy, a sentence, a paragraph, a quote,
                a quotation, an article, a story
                """,
                .version: """
                earlier version, earlier versions, previous version, previous versions, prior version, prior versions,
                original version, initial version, first version, former version, older version, earlier edition,
                earlier headline, previous headline, original headline, earlier draft of this
                """,
                .auxiliary: """
                has been, have been, was, were, is, has since been, had been, has now been, been, being
                """,
                .participle: """
                corrected, amended, updated, edited, revised, clarified, changed, modified, altered, rectified, adjusted,
                retracted, fixed, reworded, rewritten, expanded, appended, withdrawn, edited
                """,
                .said: """
                said, stated, gave, reported, included, contained, referred, indicated, suggested, claimed, listed, identified,
                described, named, quoted, attributed, implied, showed, omitted, had, put, read, carried, used, published with,
                spelled, placed, failed
                """,
                .wrong: """
                misstated, misidentified, misspelled, misspelt, misattributed, misquoted, mischaracterized, mischaracterised,
                misreported, misnamed, misgendered, misdated, miscalculated, misrepresented, incorrectly, wrongly, erroneously,
                mistakenly, inaccurately, in error, wrong, incorrect, inaccurate, should have said, should have read,
                should have been, should have stated, should read, an error, errors, a mistake, omitted
                """,
                .cause: """
                because of an editing error, because of a production error, because of a reporting error,
                because of a transcription error, because of a typographical error, because of an editorial error,
                because of editing errors, due to an editing error, due to a production error, due to a reporting error,
                due to a transcription error, due to a typographical error, due to an editorial error, owing to an editing error,
                owing to a production error, owing to a reporting error, owing to an editorial error,
                as a result of an editing error, through an editing error, an editing error led, an editing error caused,
                because of incorrect information, due to incorrect information, because of an error in editing,
                due to an error in editing, because of an error by, an editing mistake,
                this version corrects, this story corrects, this version updates, this story clarifies, this version clarifies,
                corrects spelling of, corrects name of, this article earlier said, this story earlier said,
                this article earlier stated, this story earlier stated
                """,
                .regret: """
                we regret the error, we regret the errors, we regret the mistake, we regret any confusion, we apologise for the error,
                we apologize for the error, we apologise for the mistake, we apologize for the mistake, apologies for the error,
                our apologies, we apologise for this error, we apologize for this error, happy to clarify this, happy to set the record straight, happy to make this clear, we stand corrected
                """,
                .origin: "originally, initially, previously, incorrectly",
                .we: "we, we've",
                .after: """
                after publication, since publication, following publication, after it was published, since it was published,
                since it was first published, after it was first published, after its publication, after posting,
                after the story was published, after the article was published, post-publication, after being published
                """,
                .appended: "appended, correction below, clarification below, see below, see correction",
                .corrects: "corrects, clarifies, amends",
            ]),
        NoteWords(
            languages: "de",
            [
                .corrects: "korrigiert, berichtigt, präzisiert",
                .label: """
                korrektur, korrekturen, berichtigung, richtigstellung, klarstellung, präzisierung, korrekturhinweis,
                transparenzhinweis, erratum, gegendarstellung, nachtrag, ergänzung
                """,
                .title: """
                anmerkung der redaktion, anm. d. red, anm. der redaktion, anm. d. redaktion, hinweis der redaktion,
                redaktioneller hinweis, in eigener sache, hinweis an unsere leser
                """,
                .update: "update, updates, aktualisierung, aktualisiert, korrigiert, ergänzt, geändert, überarbeitet",
                .own: """
                dieser artikel, dieses artikels, diesem artikel, diesen artikel, dieser text, dieses textes, diesem text, diesen text,
                dieser beitrag, dieses beitrags, diesem beitrag, diesen beitrag, diese meldung, dieser meldung, dieser bericht,
                dieses berichts, diesem bericht, diese überschrift, dieser überschrift, unser artikel, unserem artikel,
                unseren artikel, unseres artikels, unser bericht, unserem bericht, diese geschichte, dieser geschichte,
                version des artikels, version des textes, version des beitrags, fassung des artikels, fassung des textes,
                fassung des beitrags, version der meldung, fassung der meldung, version des berichts, diesem interview,
                dieses interview, dieses interviews, diese bildunterschrift, wir haben den artikel, wir haben den text
                """,
                .definite: """
                der artikel, des artikels, dem artikel, den artikel, im artikel, der text, des textes, im text, den text, der beitrag,
                des beitrags, im beitrag, die überschrift, der überschrift, die bildunterschrift, der bildunterschrift, die meldung,
                der teaser, im teaser, im vorspann
                """,
                .version: """
                frühere version, früheren version, frühere fassung, früheren fassung, vorherige version, vorherigen version,
                vorherige fassung, vorherigen fassung, erste version, ersten version, erste fassung, ersten fassung,
                ursprüngliche version, ursprünglichen version, ursprüngliche fassung, ursprünglichen fassung, ältere version,
                älteren version, älteren fassung, vorigen version, vorigen fassung, früheren versionen
                """,
                .done: """
                korrigiert, aktualisiert, ergänzt, geändert, überarbeitet, berichtigt, präzisiert, angepasst, nachträglich,
                richtiggestellt, verändert
                """,
                .said:
                    "hieß es, hieß, stand, war von, war die rede, haben wir, hatten wir, lautete, wurde, wurden, war, hat",
                .wrong:
                    "fälschlich*, irrtümlich*, falsch*, versehentlich*, fehlerhaft*, richtig ist, korrekt ist, fehler",
                .cause: """
                aufgrund eines redaktionellen fehlers, wegen eines redaktionellen fehlers, durch einen redaktionellen fehler,
                durch ein redaktionelles versehen, aufgrund eines redaktionsfehlers
                """,
                .regret: """
                wir bitten um entschuldigung, wir bitten den fehler zu entschuldigen, bitten wir zu entschuldigen,
                wir bedauern den fehler, wir entschuldigen uns für den fehler, wir bitten das versehen zu entschuldigen
                """,
                .origin: "ursprünglich, zunächst, zuvor, anfangs", .we: "wir, haben wir, hatten wir",
                .after:
                    "nach veröffentlichung, nach der veröffentlichung, nach erscheinen, seit veröffentlichung, nach der ersten veröffentlichung",
            ]),
        NoteWords(
            languages: "fr",
            [
                .corrects: "corrige, rectifie, précise",
                .label: """
                correction, corrections, rectificatif, rectificatifs, rectification, erratum, errata, précision, précisions,
                clarification, mise au point, correctif
                """,
                .title: "note de la rédaction, ndlr, note de l'éditeur, note aux lecteurs, à nos lecteurs",
                .update:
                    "mise à jour, mis à jour, actualisé, actualisation, modifié, corrigé, màj, article mis à jour, article modifié, article corrigé",
                .own: """
                cet article, cette page, ce texte, ce papier, cette dépêche, ce billet, ce reportage, notre article, ce titre,
                cette légende, cette version, notre dépêche, cette information, version de l'article, ce post, cet entretien
                """,
                .definite: "l'article, le titre, la légende, le texte, du titre, un article, le chapô, la photo",
                .version: """
                version précédente, version antérieure, première version, version initiale, précédente version, version originale,
                ancienne version, versions précédentes
                """,
                .done:
                    "corrigé, corrigée, modifié, modifiée, mis à jour, mise à jour, actualisé, actualisée, rectifié, rectifiée, complété, amendé, amendée",
                .said: """
                indiquait, indiquions, disait, affirmait, mentionnait, mentionnions, faisait état, évoquait, parlait, écrivions,
                avons écrit, donnait, comportait, contenait, attribuait, précisait, avons indiqué, indiqué, écrit
                """,
                .wrong: "par erreur, à tort, erroné*, erreur, inexact*, faussement, erronément",
                .cause:
                    "en raison d'une erreur d'édition, suite à une erreur d'édition, en raison d'une erreur de la rédaction, à la suite d'une erreur de la rédaction, suite à une erreur de la rédaction",
                .regret:
                    "nous nous excusons, toutes nos excuses, nous présentons nos excuses, nous prions nos lecteurs, nous regrettons cette erreur, nous regrettons l'erreur",
                .origin: "initialement, auparavant, précédemment, dans un premier temps, d'abord",
                .we: "nous, avons, avions",
                .after:
                    "après publication, après sa publication, après sa parution, depuis sa publication, après la publication",
            ]),
        NoteWords(
            languages: "es",
            [
                .corrects: "corrige, rectifica, aclara, precisa",
                .label:
                    "corrección, correcciones, rectificación, rectificaciones, aclaración, aclaraciones, errata, erratas, fe de errores, fe de erratas, enmienda, precisión",
                .title:
                    "nota del editor, nota de la redacción, nota de redacción, nota a los lectores, nota de la editora",
                .update: "actualización, actualizado, actualizada, corregido, modificado, última actualización",
                .own: """
                este artículo, este texto, esta noticia, esta información, esta nota, este reportaje, esta crónica, esta entrada,
                este titular, nuestro artículo, esta página, esta pieza, versión del artículo, versión de la noticia, esta versión,
                este despacho, esta entrevista, este pie de foto
                """,
                .definite: "el artículo, el titular, la noticia, el pie de foto, el texto, un artículo, la nota",
                .version:
                    "versión anterior, versión previa, primera versión, versión inicial, versión original, anterior versión, versiones anteriores",
                .done:
                    "corregido, corregida, actualizado, actualizada, modificado, modificada, editado, editada, rectificado, rectificada, enmendado, ampliado, se ha corregido, se corrigió, se actualizó",
                .said:
                    "decía, afirmaba, indicaba, daba, señalaba, mencionaba, incluía, contenía, atribuía, publicamos, dijimos, informamos, se decía, se afirmaba, recogía, identificaba",
                .wrong:
                    "por error, erróneamente, incorrectamente, equivocadamente, incorrect*, erróne*, equivocad*, error",
                .cause:
                    "por un error de edición, debido a un error de edición, por un error de redacción, debido a un error editorial",
                .regret:
                    "lamentamos el error, pedimos disculpas, nos disculpamos, lamentamos la confusión, nuestras disculpas",
                .origin: "originalmente, inicialmente, previamente, en un principio, anteriormente",
                .we: "publicamos, hemos, nosotros",
                .after:
                    "tras su publicación, después de su publicación, después de la publicación, tras la publicación, desde su publicación",
            ]),
        NoteWords(
            languages: "pt",
            [
                .corrects: "corrige, retifica, esclarece",
                .label:
                    "correção, correções, correcção, retificação, rectificação, errata, erratas, erramos, esclarecimento, esclarecimentos",
                .title: "nota da redação, nota da redacção, nota do editor, nota da editora, nota aos leitores",
                .update:
                    "atualização, atualizado, atualizada, actualização, actualizado, corrigido, modificado, última atualização",
                .own: """
                este artigo, este texto, esta reportagem, esta matéria, esta notícia, esta nota, esta página, esta versão, deste artigo,
                deste texto, desta reportagem, desta matéria, desta notícia, neste artigo, neste texto, nesta reportagem,
                nesta matéria, nesta notícia, este título, esta publicação, versão do artigo, versão da reportagem, versão do texto
                """,
                .definite: "o artigo, o texto, a reportagem, a matéria, a notícia, o título, a legenda, um artigo",
                .version:
                    "versão anterior, versão prévia, primeira versão, versão inicial, versão original, versões anteriores",
                .done:
                    "corrigido, corrigida, atualizado, atualizada, actualizado, actualizada, modificado, modificada, alterado, alterada, editado, editada, retificado, retificada",
                .said:
                    "dizia, afirmava, indicava, informava, dava, mencionava, incluía, atribuía, publicou, informou, apontava, trazia",
                .wrong:
                    "por erro, erroneamente, incorretamente, incorrectamente, equivocadamente, incorret*, incorrect*, errad*, erro, por engano",
                .cause: "devido a um erro de edição, por um erro de edição, por erro de edição",
                .regret: "pedimos desculpa, pedimos desculpas, lamentamos o erro",
                .origin: "originalmente, inicialmente, anteriormente, previamente", .we: "publicamos, informamos, nós",
                .after: "após a publicação, depois da publicação, após publicação",
            ]),
        NoteWords(
            languages: "it",
            [
                .corrects: "corregge, rettifica, precisa",
                .label:
                    "correzione, correzioni, rettifica, rettifiche, errata corrige, precisazione, precisazioni, errata, chiarimento",
                .title: "nota della redazione, nota dell'editore, nota del direttore, nota ai lettori, ndr",
                .update:
                    "aggiornamento, aggiornato, aggiornata, corretto, modificato, ultimo aggiornamento, articolo aggiornato",
                .own: """
                questo articolo, questo testo, questa notizia, questo post, questo pezzo, questa pagina, questo titolo, nostro articolo,
                versione dell'articolo, versione del testo, di quest'articolo, quest'articolo, questa versione, questo servizio
                """,
                .definite: "l'articolo, il titolo, la didascalia, il testo, dell'articolo, un articolo, la notizia",
                .version:
                    "versione precedente, precedente versione, prima versione, versione iniziale, versione originale, versioni precedenti",
                .done:
                    "corretto, corretta, aggiornato, aggiornata, modificato, modificata, rettificato, rettificata, integrato, emendato, rivisto",
                .said:
                    "diceva, riportava, indicava, affermava, abbiamo scritto, avevamo scritto, conteneva, attribuiva, parlava, riferiva, era scritto",
                .wrong: "per errore, erroneamente, errat*, sbagliat*, errore, inesatt*, scorrett*, per un refuso",
                .cause: "a causa di un errore redazionale, per un errore redazionale, per un errore di redazione",
                .regret: "ci scusiamo, ci scusiamo con i lettori, chiediamo scusa, ce ne scusiamo",
                .origin: "originariamente, inizialmente, in precedenza, in origine", .we: "abbiamo, avevamo, noi",
                .after: "dopo la pubblicazione, in seguito alla pubblicazione, successivamente alla pubblicazione",
            ]),
        NoteWords(
            languages: "nl af",
            [
                .corrects: "corrigeert, verduidelijkt",
                .label:
                    "correctie, correcties, rectificatie, rectificaties, verbetering, verduidelijking, aanvulling, regstelling, regstellings",
                .title: "noot van de redactie, noot redactie, van de redactie, nota van die redaksie",
                .update:
                    "update, bijgewerkt, gecorrigeerd, aangepast, aangevuld, gewijzigd, naschrift, laatste update, bygewerk",
                .own:
                    "dit artikel, dit bericht, dit stuk, dit verhaal, deze tekst, deze pagina, deze kop, ons artikel, deze versie, versie van het artikel, versie van het bericht, hierdie artikel, hierdie berig, deze reportage, dit interview",
                .definite: "het artikel, het bericht, de kop, het bijschrift, de tekst, een artikel, het stuk",
                .version:
                    "eerdere versie, vorige versie, eerste versie, oorspronkelijke versie, oudere versie, eerdere versies, vroeëre weergawe, vorige weergawe",
                .done:
                    "gecorrigeerd, aangepast, bijgewerkt, gewijzigd, geactualiseerd, aangevuld, verbeterd, gerectificeerd, hersteld, reggestel, bygewerk",
                .said:
                    "stond, werd, meldde, vermeldde, schreven, schreven we, stonden, zei, was sprake, bevatte, het gesê",
                .wrong:
                    "ten onrechte, foutief, onjuist*, abusievelijk, per abuis, verkeerd*, fout, dat klopt niet, dit klopt niet, verkeerdelik",
                .cause: "door een redactionele fout, vanwege een redactionele fout, door een fout van de redactie",
                .regret: "excuses voor de fout, onze excuses, we betreuren de fout, wij betreuren de fout",
                .origin: "oorspronkelijk, aanvankelijk, eerder", .we: "we, wij",
                .after: "na publicatie, na de publicatie, sinds publicatie",
            ]),
        NoteWords(
            languages: "sv",
            [
                .label: "rättelse, rättelser, rättat, korrigering, förtydligande, förtydliganden, dementi, tillägg",
                .title: "redaktionens anmärkning, anmärkning från redaktionen, redaktionens kommentar",
                .update: "uppdatering, uppdaterad, uppdaterat, korrigerad, korrigerat, rättad, ändrad",
                .own:
                    "den här artikeln, denna artikel, denna text, den här texten, det här inlägget, version av artikeln, version av texten, vår artikel, denna rubrik, den här nyheten",
                .definite: "artikeln, texten, rubriken, bildtexten, artikelns, i artikeln, i texten",
                .version:
                    "tidigare version, tidigare versioner, första version, första versionen, ursprungliga versionen, ursprunglig version, föregående version",
                .done:
                    "uppdaterats, uppdaterad, uppdaterades, uppdaterat, rättats, rättad, rättades, korrigerats, korrigerad, korrigerades, ändrats, ändrad, justerats, kompletterats, förtydligats, redigerats",
                .said: "stod, stod det, angavs, uppgavs, uppgav, skrev, skrev vi, hette det, framgick, innehöll",
                .wrong: "felaktig*, fel, av misstag, felaktigt, rätt ska vara, det stämmer inte, missvisande",
                .cause: "på grund av ett redigeringsfel, på grund av ett redaktionellt fel",
                .regret: "vi beklagar felet, vi beklagar, vi ber om ursäkt",
                .origin: "ursprungligen, tidigare, först, inledningsvis", .we: "vi",
                .after: "efter publicering, efter publiceringen, sedan publiceringen",
            ]),
        NoteWords(
            languages: "da no nb nn",
            [
                .label:
                    "rettelse, rettelser, rettet, retting, korreksjon, korrektion, korrektioner, presisering, præcisering, berigtigelse, beriktigelse, oppklaring, tilføjelse, rettinger",
                .title:
                    "redaksjonell merknad, redaktionel note, redaktionens bemærkning, redaktionens note, note fra redaktionen, merknad fra redaksjonen",
                .update: "opdatering, opdateret, oppdatering, oppdatert, korrigeret, korrigert, ændret, endret, endra",
                .own:
                    "denne artikkelen, denne artikel, denne saken, denne sak, denne teksten, denne tekst, denne historie, artikkelen vår, vores artikel, version af artiklen, versjon av artikkelen, versjon av saken, version af teksten, versjon av teksten, denne artikkelen",
                .definite:
                    "artikkelen, artiklen, saken, teksten, overskriften, overskrifta, billedteksten, bildeteksten, i artiklen, i artikkelen, tittelen",
                .version:
                    "tidligere version, tidligere versjon, tidlegare versjon, første version, første versjon, opprinnelig versjon, opprinnelige versjonen, oprindelige version, forrige version, forrige versjon",
                .done:
                    "opdateret, oppdatert, oppdatera, rettet, retta, korrigeret, korrigert, ændret, endret, endra, præciseret, presisert, justert, justeret, redigert, redigeret, supplert",
                .said:
                    "stod, stod det, sto, sto det, fremgik, fremgikk, hed det, het det, skrev, skrev vi, oplystes, ble det, blev det",
                .wrong:
                    "feilaktig*, fejlagtig*, ved en feil, ved en fejl, feil, fejl, forkert*, det rette er, det korrekte er, riktig er, rigtigt er, uriktig*",
                .cause: "på grunn av en redigeringsfeil, på grund af en redaktionel fejl",
                .regret: "vi beklager feilen, vi beklager fejlen, vi beklager, undskylder fejlen",
                .origin: "opprinnelig, oprindeligt, oprindelig, tidligere, først", .we: "vi",
                .after:
                    "etter publisering, efter publicering, efter udgivelsen, etter publiseringen, efter offentliggørelsen",
            ]),
    ]
}
