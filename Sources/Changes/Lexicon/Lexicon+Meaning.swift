extension Lexicon {
    /// Words that turn a statement into its opposite.
    static let negations = Lexicon(
        .negation,
        """
        en: not, no, never, none, nobody, nothing, nor, neither, cannot, without, can't, won't, don't, doesn't, didn't, isn't, aren't, wasn't, weren't, hasn't, haven't, hadn't, wouldn't, couldn't, shouldn't, mustn't, needn't, ain't, unable
        de: nicht, kein*, nie, niemals, niemand*, nichts, weder, ohne
        fr: pas, ne, n'*, non, jamais, aucun*, sans, ni, nul, nulle
        es: no, nunca, jamás, ningun*, ningún, nadie, nada, sin, ni, tampoco
        it: non, mai, nessun*, niente, nulla, senza, né
        pt: não, nunca, jamais, nenhum*, ninguém, nada, sem, nem, tampouco
        ca: no, mai, cap, sense
        gl: non, nunca, sen
        nl af: niet, geen, nooit, niemand, niets, zonder, nie
        sv: inte, ej, icke, aldrig, ingen, inga, inget, utan
        da no nb nn: ikke, aldri, aldrig, ingen, intet, ingenting, uten, uden, ikkje
        fi: ei, eivät, en, et, emme, ette, älä, ilman
        is: ekki, aldrei, enginn
        et: ei, mitte, pole
        hu: nem, ne, soha, sem, nincs*, nélkül
        pl: nie, nigdy, żaden, żadn*, nikt, bez, nic
        cs sk: ne, není, nebyl*, nikdy, žádn*, bez, nikdo, nie, nebol*
        ro: nu, niciodată, nimeni, nimic, fără
        hr sr bs sl: ne, nije, nisu, nikad, nema, ni, niso, без, не, није, нису
        bg mk: не, никога, няма, без
        ru: не, нет, ни, никогда, никто, ничего, без, нельзя
        uk be: не, ні, ніколи, ніхто, без, немає
        el: δεν, δε, μη, μην, όχι, ποτέ, χωρίς, κανείς
        tr: değil*, yok, hiç, asla, olmadığı*, olmayan, ne
        az: deyil, yox
        id ms: tidak, bukan, belum, tak, jangan, tanpa
        vi: không, chưa, chẳng, đừng
        tl: hindi, wala
        sw: si, hapana, bila
        ar: لا, لم, لن, ليس*, ليست, غير, دون, بدون, ولا, ولم, ولن
        fa: نه, نیست*, نمی*, نخواهد, بدون, هیچ, نشد*, نکرد*
        ur: نہیں, نہ, بغیر
        he: לא, אין, אינו, אינה, אינם, בלי, ללא, מעולם
        hi mr ne: नहीं, न, मत, ना, बिना, नाही, होइन
        bn: না, নেই, নয়, নি
        ta: இல்லை, அல்ல
        te: కాదు, లేదు
        ko: 안, 않*, 못*, 없*, 아니*
        ja: ない, なかっ, なく, ません, ず, ぬ, 不, 未, 無
        zh: 不, 没, 没有, 未, 无, 非, 無, 沒, 并非, 從未, 从未
        th: ไม่, มิ, ไร้
        """)

    /// Beginnings that turn an adjective into its opposite.
    static let negativePrefixes = [
        "un", "in", "im", "il", "ir", "dis", "non", "non-", "a", "anti", "des", "dés", "mé", "méc", "nicht-", "o", "u",
        "epä", "nie", "ne", "не", "без", "бес", "α", "αν", "غير", "अ", "अन", "बे", "ना", "नि",
    ]

    /// Words that leave open whether something is so.
    static let hedges = Lexicon(
        .hedge,
        """
        en: alleged*, reported, reportedly, apparently, apparent, suspected, purported*, supposed*, presumed, presumably, possibly, possible, perhaps, maybe, probably, probable, likely, unlikely, may, might, could, would, should, allegation*, believed, unconfirmed, unverified, potentially, potential, seemingly, appears, appear, appeared, seems, seem, seemed, about, around, nearly, almost, roughly, approximately, at least, up to, as many as, more than, fewer than, less than, some, estimated
        de: mutmaßlich*, angeblich*, offenbar, wohl, vermutlich*, möglicherweise, vielleicht, wahrscheinlich*, anscheinend, offensichtlich, könnte*, dürfte*, würde*, soll, sollen, sollte*, soll*, verdächtig*, unbestätigt*, scheinbar, vermeintlich*, womöglich, etwa, rund, fast, mindestens, bis zu, mehr als, weniger als, knapp, ungefähr
        fr: présumé*, présomption, supposé*, prétendu*, prétendument, apparemment, peut-être, probablement, probable*, soupçonné*, soi-disant, éventuel*, éventuellement, pourrait, pourraient, serait, seraient, aurait, auraient, semble*, vraisemblablement, environ, presque, quelque, au moins, jusqu'à, plus de, moins de, près de
        es: presunt*, supuest*, aparente*, aparentemente, quizá, quizás, tal vez, probable*, probablemente, posible*, posiblemente, podría*, habría*, sería*, parece*, sospechos*, acusad*, al parecer, unos, unas, casi, al menos, hasta, más de, menos de, cerca de, aproximadamente, puede
        it: presunt*, presumibilmente, apparentemente, forse, probabil*, possibil*, potrebbe, potrebbero, avrebbe, avrebbero, sarebbe, sarebbero, sembra*, sospett*, circa, quasi, almeno, oltre, più di, meno di
        pt: suposto, suposta, supostos, supostas, supostamente, alegad*, alegadamente, presumível*, aparentemente, talvez, provável*, provavelmente, possível*, possivelmente, poderia*, teria*, seria*, parece*, suspeit*, acusad*, cerca de, quase, pelo menos, até, mais de, menos de, pode
        nl: vermeend*, vermoedelijk*, vermeende, naar verluidt, blijkbaar, mogelijk*, misschien, waarschijnlijk*, zou, zouden, verdacht*, ongeveer, bijna, minstens, meer dan, minder dan
        sv: misstänkt*, påstådd*, påstås, uppges, troligen, kanske, möjligen, förmodligen, sannolikt, skulle, tros, cirka, nästan, minst, mer än
        da no nb nn: mistenkt*, mistænkt*, angivelig*, påstått*, påstået*, trolig*, kanskje, måske, muligens, muligvis, formentlig*, sannsynligvis, sandsynligvis, skal, skulle, nesten, næsten, minst, mindst
        fi: epäilty, epäillään, väitetty, väitetään, ilmeisesti, ehkä, mahdollisesti, todennäköisesti, tiettävästi, noin, lähes, ainakin
        pl: rzekom*, domnieman*, podobno, prawdopodobn*, może, możliwe, możliwie, podejrzan*, ponoć, jakoby, około, prawie, co najmniej, ponad
        cs sk: údajn*, pravděpodobn*, zřejmě, možná, možno, snad, prý, podezřel*, pravdepodobn*, asi, téměř, nejméně, více než
        hu: állítólag*, feltehetően, valószínűleg, talán, feltételezett, gyanúsított, mintegy, legalább
        ro: presupus*, probabil, posibil, poate, suspect*, se pare, aproximativ, cel puțin, peste
        ru: предположительн*, якобы, возможн*, вероятн*, видимо, по-видимому, подозреваем*, предполагаем*, может, могут, мог, могла, могли, бы, около, почти, более, менее, не менее, примерно
        uk: ймовірн*, нібито, можлив*, мабуть, підозрюван*, може, могли, близько, майже, щонайменше, приблизно
        el: φέρεται, φερόμεν*, πιθαν*, ίσως, μάλλον, δήθεν, ύποπτ*, περίπου, σχεδόν, τουλάχιστον, μπορεί
        tr: iddia*, sözde, muhtemelen, belki, olası, şüpheli, galiba, görünüşe göre, yaklaşık, en az, neredeyse
        id ms: diduga, dugaan, mungkin, kabarnya, konon, terduga, kemungkinan, didakwa, sekitar, hampir, setidaknya
        vi: nghi, bị cáo buộc, có thể, có lẽ, được cho là, dường như, khoảng, ít nhất
        ar: مزعوم*, المزعوم*, يزعم, زعم, مشتبه, المشتبه, يشتبه, ربما, محتمل*, المحتمل*, يُعتقد, يعتقد, قد, يبدو, المفترض*, نحو, حوالي, قرابة
        fa: احتمال*, شاید, ظاهرا, گویا, مظنون, ادعا*, ممکن, حدود, تقریبا
        ur: مبینہ, شاید, ممکنہ, مشتبہ, تقریباً
        he: לכאורה, כנראה, אולי, חשוד*, ייתכן, כביכול, נטען, החשוד*, כ, לפחות, כמעט
        hi: कथित, शायद, संभवतः, संभावित, संदिग्ध, संभव, आरोपी, संभवत, लगभग, करीब, कम से कम
        mr ne: कथित, कदाचित, संशयित, सम्भवतः
        bn: কথিত, সম্ভবত, হয়তো, সন্দেহভাজন, অভিযুক্ত, প্রায়
        ko: 혐의*, 의혹*, 추정*, 아마*, 가능성*, 의심*, 용의자*, 약, 최소
        ja: 容疑, 疑い, とみられ, とされる, おそらく, 可能性, かもしれ, 恐れ, らしい, ようだ, 約, 推定, 少なくとも
        zh: 涉嫌, 据称, 據稱, 疑似, 可能, 或许, 也许, 或許, 也許, 疑, 大概, 据报, 據報, 据传, 似乎, 约, 約, 大约, 至少, 嫌疑, 或
        th: ผู้ต้องสงสัย, ถูกกล่าวหา, อาจ, คาดว่า, น่าจะ, ต้องสงสัย, ประมาณ, อย่างน้อย
        """)

    /// Verbs and phrases that say who said so.
    static let attributions = Lexicon(
        .attribution,
        """
        en: said, says, say, saying, told, tells, claimed, claims, claim, admitted, admits, denied, denies, deny, insisted, insists, announced, announces, stated, states, according to, argued, argues, alleged, asserted, acknowledged, confirmed, confirms, conceded, suggested, suggests, warned, warns, revealed, reveals, reported by, declared, explained, added, accused, testified, wrote, citing, boasted, maintained, noted, cited
        de: sagt, sagte, sagten, behauptet*, behaupten, erklärt*, erklärten, betont*, räumt, räumte, bestreitet, bestritt, dementiert*, laut, zufolge, nach angaben, teilt, teilte, meint, meinte, berichtet*, gestand, gesteht, bestätigt*, kündigt, kündigte, warnte, warnt, wirft, betonte
        fr: dit, déclaré, déclare, affirmé, affirme, prétendu, prétend, assuré, assure, nié, nie, selon, d'après, indiqué, indique, annoncé, annonce, admis, admet, reconnu, reconnaît, soutenu, soutient, précisé, expliqué, ajouté, estimé, estime, confirmé, confirme, démenti, dément
        es: dijo, dice, dijeron, declaró, afirmó, afirma, aseguró, asegura, según, sostuvo, sostiene, negó, niega, admitió, admite, reconoció, anunció, explicó, indicó, señaló, manifestó, informó, alegó, confirmó, confirma, insistió, advirtió, ha dicho, ha afirmado
        it: detto, dice, disse, dichiarato, dichiara, affermato, afferma, sostenuto, sostiene, secondo, negato, nega, ammesso, ammette, annunciato, spiegato, riferito, aggiunto, confermato, conferma, assicurato
        pt: disse, diz, disseram, afirmou, afirma, declarou, alegou, alega, segundo, de acordo com, negou, nega, admitiu, admite, anunciou, explicou, garantiu, informou, reconheceu, confirmou, confirma
        nl: zei, zegt, zeiden, beweert, beweerde, verklaart, verklaarde, volgens, ontkent, ontkende, meldt, meldde, erkent, erkende, stelt, stelde, bevestigt, bevestigde, laat weten
        sv: säger, sade, sa, hävdar, hävdade, enligt, uppger, uppgav, förnekar, förnekade, erkänner, erkände, medger, berättar, bekräftar, bekräftade, påstår, påstod
        da no nb nn: sier, siger, sa, sagde, hevder, hevdet, hævder, hævdede, ifølge, oplyser, opplyser, benekter, benægter, innrømmer, indrømmer, forteller, fortæller, bekrefter, bekræfter, påstår
        fi: sanoo, sanoi, väittää, väitti, mukaan, kertoo, kertoi, kiistää, kiisti, myöntää, myönsi, vahvistaa, vahvisti, ilmoitti
        pl: powiedział*, mówi, twierdzi*, twierdził*, według, oświadczył*, zaprzecz*, przyznał*, poinformował*, zapewni*, potwierdził*, ogłosił*, stwierdził*, zdaniem
        cs sk: řekl*, říká, tvrdí, tvrdil*, podle, uvedl*, popřel*, přiznal*, oznámil*, povedal*, podľa, potvrdil*, prohlásil*, vyhlásil*
        hu: mondta, szerint, állítja, állította, közölte, tagadta, elismerte, bejelentette
        ro: spus, spune, declarat, afirmat, afirmă, potrivit, susține, susținut, negat, recunoscut, anunțat, conform, confirmat
        ru: сказал*, говорит, заявил*, утвержда*, сообщил*, сообщает, сообщили, по словам, отрица*, признал*, рассказал*, объявил*, отметил*, подчеркнул*, согласно, подтвердил*, по данным, опроверг*
        uk: сказав, сказала, заявив, заявила, стверджу*, повідом*, за словами, заперечу*, визнав, визнала, розпові*, підтверд*, заявили, згідно
        el: είπε, δήλωσε, ισχυρίστηκε, σύμφωνα, αρνήθηκε, παραδέχθηκε, ανακοίνωσε, υποστήριξε, επιβεβαίωσε
        tr: söyledi, dedi, belirtti, iddia etti, açıkladı, göre, savundu, yalanladı, kabul etti, reddetti, vurguladı, doğruladı, öne sürdü
        id ms: kata, mengatakan, menyatakan, mengklaim, menurut, membantah, mengakui, ujar, berkata, mengumumkan, menegaskan, mengaku
        vi: nói, cho biết, tuyên bố, khẳng định, theo, phủ nhận, thừa nhận, thông báo
        ar: قال, قالت, وقال, وقالت, صرح, صرّح, أعلن, أعلنت, زعم, زعمت, أكد, أكدت, نفى, نفت, أضاف, وفقا, وفقًا, بحسب, اعترف, ذكر, ذكرت, أوضح, ادعى, أفاد, أفادت
        fa: گفت, گفته, اعلام, افزود, تاکید, به گفته, مدعی, ادعا کرد, تکذیب, تایید
        ur: کہا, بتایا, مطابق, دعویٰ, تردید, اعلان, اعتراف
        he: אמר, אמרה, אמרו, טען, טענה, טוען, הודיע, הודיעה, לפי, הכחיש, הכחישה, הודה, הודתה, מסר, מסרה, אישר, הצהיר, הדגיש
        hi: कहा, बताया, दावा, के अनुसार, आरोप, स्वीकार, इनकार, घोषणा, मुताबिक, पुष्टि
        mr ne: म्हणाले, सांगितले, भने, बताए, दावा, अनुसार
        bn: বলেন, বলেছেন, জানান, জানিয়েছেন, দাবি, অনুযায়ী, অস্বীকার, স্বীকার
        ko: 말했다, 밝혔다, 주장했다, 전했다, 따르면, 부인했다, 인정했다, 발표했다, 설명했다, 강조했다, 시인했다, 주장*, 밝*, 말했*, 반박*
        ja: 述べた, 語った, 話した, 主張した, 発表した, によると, によれば, 否定した, 認めた, 明らかにした, 述べ, 語, 主張, 発表, 否定, 認め, 指摘, 説明, 強調
        zh: 说, 說, 表示, 称, 稱, 声称, 聲稱, 透露, 据, 據, 指出, 宣布, 否认, 否認, 承认, 承認, 强调, 強調, 坦言, 表明, 证实, 證實, 宣称, 宣稱
        th: กล่าว, บอก, อ้าง, ระบุ, แถลง, ยืนยัน, ตามที่, ปฏิเสธ, ยอมรับ, เปิดเผย
        """)
}
