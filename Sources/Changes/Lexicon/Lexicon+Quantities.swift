extension Lexicon {
    /// Numbers written as words, scales included.
    static let numberWords = Lexicon(
        .number,
        """
        en: zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, hundred, hundreds, thousand, thousands, million, millions, billion, billions, trillion, trillions, dozen, dozens, half, third, quarter, first, second, fourth, fifth, sixth, seventh, eighth, ninth, tenth, twice, double, triple, once, single, bn, mn
        de: null, eins, zwei, drei, vier, fünf, sechs, sieben, acht, neun, zehn, elf, zwölf, dreizehn, vierzehn, fünfzehn, sechzehn, siebzehn, achtzehn, neunzehn, zwanzig, dreißig, vierzig, fünfzig, sechzig, siebzig, achtzig, neunzig, hundert, hunderte, tausend, tausende, million, millionen, milliarde, milliarden, billion, billionen, dutzend, dutzende, hälfte, drittel, viertel, mio, mrd, doppelt, zweimal, dreimal, erste*, zweite*, dritte*, vierte*, fünfte*
        fr: zéro, deux, trois, quatre, cinq, six, sept, huit, neuf, dix, onze, douze, treize, quatorze, quinze, seize, vingt, trente, quarante, cinquante, soixante, cent, cents, mille, million, millions, milliard, milliards, dizaine, dizaines, douzaine, centaine, centaines, millier, milliers, moitié, tiers, quart, premier, première, deuxième, troisième, double, triple
        es: cero, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce, trece, catorce, quince, dieciséis, diecisiete, dieciocho, diecinueve, veinte, veinti*, treinta, cuarenta, cincuenta, sesenta, setenta, ochenta, noventa, cien, ciento, cientos, doscient*, trescient*, quinient*, mil, miles, millón, millones, billón, billones, docena, docenas, mitad, tercio, cuarto, primer, primera, primero, segunda, tercera, tercer, doble, triple
        it: zero, due, tre, quattro, cinque, sei, sette, otto, nove, dieci, undici, dodici, tredici, quattordici, quindici, sedici, diciassette, diciotto, diciannove, venti, trenta, quaranta, cinquanta, sessanta, settanta, ottanta, novanta, cento, mille, mila, milione, milioni, miliardo, miliardi, decina, decine, dozzina, centinaia, migliaia, metà, terzo, quarto, primo, prima, seconda, doppio, triplo
        pt: zero, dois, duas, três, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, quatorze, catorze, quinze, dezesseis, dezasseis, dezessete, dezoito, dezenove, vinte, trinta, quarenta, cinquenta, sessenta, setenta, oitenta, noventa, cem, cento, centenas, mil, milhares, milhão, milhões, bilhão, bilhões, mil milhões, dezena, dezenas, dúzia, metade, terço, quarto, primeiro, primeira, terceiro, dobro, triplo
        nl: nul, twee, drie, vier, vijf, zes, zeven, acht, negen, tien, elf, twaalf, dertien, veertien, vijftien, zestien, zeventien, achttien, negentien, twintig, dertig, veertig, vijftig, zestig, zeventig, tachtig, negentig, honderd, honderden, duizend, duizenden, miljoen, miljard, tiental, tientallen, helft, derde, kwart, eerste, tweede
        sv: noll, två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv, tretton, fjorton, femton, tjugo, trettio, fyrtio, femtio, hundra, hundratals, tusen, tusentals, miljon, miljoner, miljard, miljarder, tiotal, hälften, tredjedel, första, andra, tredje
        da no nb nn: null, nul, to, tre, fire, fem, seks, sju, syv, åtte, otte, ni, ti, elleve, tolv, tretten, fjorten, femten, tjue, tyve, tretti, hundre, hundrede, tusen, tusind, million, millioner, milliard, milliarder, halvdelen, første, andre, anden, tredje
        fi: nolla, kaksi, kolme, neljä, viisi, kuusi, seitsemän, kahdeksan, yhdeksän, kymmenen, sata, sataa, tuhat, tuhatta, miljoona*, miljardi*, puolet, kolmasosa
        pl: zero, dwa, dwie, dwóch, trzy, trzech, cztery, czterech, pięć, pięciu, sześć, sześciu, siedem, siedmiu, osiem, ośmiu, dziewięć, dziewięciu, dziesięć, dziesięciu, jedenaście, dwanaście, piętnaście, dwadzieścia, trzydzieści, sto, stu, tysiąc, tysiące, tysięcy, milion*, miliard*, tuzin, połowa, połowę, mln, mld, tys
        cs sk: nula, dva, dvě, tři, čtyři, pět, šest, sedm, osm, devět, deset, jedenáct, dvanáct, dvacet, třicet, sto, stovky, tisíc*, milion*, miliard*, polovina, päť, šesť, sedem, osem, deväť, desať, tri, štyri
        ru: ноль, два, две, двух, двое, три, трех, трёх, трое, четыре, четырех, четверо, пять, пяти, пятеро, шесть, шести, семь, семи, восемь, восьми, девять, девяти, десять, десяти, одиннадцать, двенадцать, тринадцать, пятнадцать, двадцать, тридцать, сорок, пятьдесят, сто, двести, триста, тысяч*, миллион*, миллиард*, триллион*, десят*, сотн*, половин*, треть, четверть, тыс, млн, млрд
        uk: нуль, два, дві, двоє, три, троє, чотири, п'ять, шість, сім, вісім, дев'ять, десять, двадцять, тридцять, сто, тисяч*, мільйон*, мільярд*, половин*, млн, млрд, тис
        el: δύο, τρεις, τρία, τέσσερις, τέσσερα, πέντε, έξι, επτά, εφτά, οκτώ, οχτώ, εννέα, δέκα, είκοσι, τριάντα, εκατό, χίλια, χιλιάδες, εκατομμύρι*, δισεκατομμύρι*, μισό, εκατ, δισ
        tr: sıfır, iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on, yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan, yüz, yüzlerce, bin, binlerce, milyon, milyar, trilyon, düzine, yarısı
        id ms: nol, dua, tiga, empat, lima, enam, tujuh, delapan, lapan, sembilan, sepuluh, sebelas, puluh, ratus, ribu, juta, miliar, triliun, puluhan, ratusan, ribuan, setengah
        vi: không, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, trăm, nghìn, ngàn, triệu, tỷ, tỉ, nửa
        ar: صفر, واحد, اثنان, اثنين, ثلاث*, أربع*, خمس*, ست, ستة, ستين, سبع*, ثماني*, تسع*, عشر*, مئة, مائة, مئات, مئتين, ألف, آلاف, مليون, ملايين, مليار*, نصف, ثلث, ربع, شخصين, عشرات
        fa: صفر, یک, دو, سه, چهار, پنج, شش, هفت, هشت, نه, ده, بیست, سی, چهل, پنجاه, صد, هزار, میلیون, میلیارد, نصف, نیمی
        ur: دو, تین, چار, پانچ, چھ, سات, آٹھ, نو, دس, بیس, سو, ہزار, لاکھ, کروڑ, ارب
        he: אפס, שניים, שתיים, שני, שתי, שלושה, שלוש, ארבעה, ארבע, חמישה, חמש, שישה, שש, שבעה, שבע, שמונה, תשעה, תשע, עשרה, עשר, עשרים, שלושים, מאה, מאות, אלף, אלפי, אלפים, מיליון, מיליארד, חצי, שליש, רבע
        hi mr ne: शून्य, दो, तीन, चार, पांच, पाँच, छह, छः, सात, आठ, नौ, दस, ग्यारह, बारह, बीस, तीस, चालीस, पचास, सौ, हज़ार, हजार, लाख, करोड़, करोड, अरब, आधा, आधे, दोन, पाच, सहा, नऊ, दहा
        bn: শূন্য, দুই, তিন, চার, পাঁচ, ছয়, সাত, আট, নয়, দশ, বিশ, ত্রিশ, একশ, শত, হাজার, লাখ, কোটি, অর্ধেক
        ko: 둘, 셋, 넷, 다섯, 여섯, 일곱, 여덟, 아홉, 열, 백, 천, 만, 억, 조, 두, 세, 네, 절반, 수백, 수천, 첫*
        ja zh: 〇, 零, 一, 二, 三, 四, 五, 六, 七, 八, 九, 十, 百, 千, 万, 萬, 億, 亿, 兆, 两, 兩, 半, 壹, 贰, 叁
        th: ศูนย์, หนึ่ง, สอง, สาม, สี่, ห้า, หก, เจ็ด, แปด, เก้า, สิบ, ร้อย, พัน, หมื่น, แสน, ล้าน, ครึ่ง
        """)

    /// Measures, where another measure is another quantity.
    static let units = Lexicon(
        .unit,
        """
        en: second, seconds, minute, minutes, hour, hours, day, days, week, weeks, month, months, year, years, decade, decades, century, km, kilometers, kilometres, miles, mile, meters, metres, feet, foot, inches, cm, mm, kg, kilograms, pounds, tons, tonnes, grams, litres, liters, gallons, barrels, acres, hectares, degrees, celsius, fahrenheit, mph, kph, mw, gw, kw, megawatts, gigawatts, mb, gb, tb
        de: sekunde*, minute*, stunde*, tag, tage, tagen, woche*, monat*, jahr, jahre, jahren, kilometer*, meter*, tonne*, liter*, hektar*, grad, kilogramm, gramm
        fr: seconde*, minute*, heure*, jour, jours, semaine*, mois, an, ans, année*, kilomètre*, mètre*, tonne*, litre*, hectare*, degré*, kilo*
        es: segundo*, minuto*, hora*, día*, semana*, mes, meses, año*, kilómetro*, metro*, tonelada*, litro*, hectárea*, grado*, kilo*
        it: secondi, minuto, minuti, ora, ore, giorno, giorni, settimana, settimane, mese, mesi, anno, anni, chilometr*, metri, tonnellat*, litri, ettar*, gradi
        pt: segundos, minuto*, hora*, dia, dias, semana*, mês, meses, ano, anos, quilômetro*, quilómetro*, metro*, tonelada*, litro*, hectare*, grau*
        nl: seconde*, minuut, minuten, uur, uren, dag, dagen, week, weken, maand*, jaar, jaren, kilometer*, meter*, ton, liter*, hectare*, graden
        ru uk: секунд*, минут*, час, часа, часов, день, дня, дней, недел*, месяц*, год, года, лет, километр*, метр*, тонн*, литр*, гектар*, градус*, хвилин*, годин*, тижн*, місяц*, рок*
        pl: sekund*, minut*, godzin*, dni, dzień, tydzień, tygodni*, miesiąc*, miesięc*, lat, lata, rok, kilometr*, metr*, ton*, litr*, hektar*
        tr: saniye, dakika, saat, gün, hafta, ay, yıl, kilometre, metre, ton, litre
        ar: ثانية, دقيقة, دقائق, ساعة, ساعات, يوم, أيام, أسبوع, أسابيع, شهر, أشهر, شهرا, سنة, سنوات, عام, عاما, أعوام, كيلومتر*, متر*, طن
        he: דקות, שעה, שעות, יום, ימים, שבוע, שבועות, חודש, חודשים, שנה, שנים, קילומטר*, מטר*
        hi: मिनट, घंटे, घंटा, दिन, सप्ताह, हफ्ते, महीने, महीना, साल, वर्ष, किलोमीटर, मीटर
        ja zh: 秒, 分, 时, 時, 日, 天, 周, 週, 月, 年, 公里, 米, 吨, 噸, 升, 度, キロ, メートル, トン
        ko: 초, 분, 시간, 일, 주, 개월, 년, 킬로미터, 미터, 톤
        th: นาที, ชั่วโมง, วัน, สัปดาห์, เดือน, ปี, กิโลเมตร, เมตร
        """)

    /// Per cent, in words and signs.
    static let percent = Lexicon(
        .percent,
        """
        *: %, ‰, ٪, pct, bps
        en: percent, per cent, percentage, percentage points, basis points
        de da no nb nn sv nl: prozent, prozentpunkte*, procent, prosent, procentenheter, prosentpoeng, procentpoint, procentpunten
        fr: pour cent, pourcent, pourcentage
        es: por ciento, por cien
        it: per cento, percento
        pt: por cento
        fi: prosentti*, prosentin, prosenttia
        pl cs sk hu ro: procent*, proc, százalék*, sută
        ru uk bg: процент*, відсотк*, проц
        el: τοις εκατό
        tr: yüzde
        id ms vi: persen, peratus, phần trăm
        ar: بالمئة, بالمائة, المئة, المائة, في المئة
        fa: درصد
        ur: فیصد
        he: אחוז*
        hi mr ne: प्रतिशत, फीसदी, फ़ीसदी, टक्के
        bn: শতাংশ
        ko: 퍼센트, 프로
        ja: パーセント
        zh: 百分之, 百分点, 百分點
        th: เปอร์เซ็นต์, ร้อยละ
        """)

    /// Currencies, in words, codes and signs.
    static let currencies = Lexicon(
        .currency,
        """
        *: usd, eur, gbp, jpy, cny, rmb, inr, rub, chf, cad, aud, nzd, sek, nok, dkk, pln, czk, huf, try, brl, mxn, zar, krw, thb, idr, vnd, ils, sar, aed, egp, $, €, £, ¥, ₹, ₽, ₩, ฿, ₺, ₴, ₪, rs, kr, zł, kč, ft, lei
        en: dollar, dollars, euro, euros, pound, pounds, pence, sterling, cent, cents, yen, yuan, rupee, rupees, rouble*, ruble*, franc, francs, peso*, lira*, krona, krone*, rand, won, shekel*, dirham*, dinar*, riyal*, naira, crore, lakh, bucks
        de: dollar, euro, cent, pfund, yen, yuan, rubel, franken, rupien, kronen, lira, zloty
        fr: dollar, dollars, euro, euros, centime*, livre*, yen*, yuan*, rouble*, franc, francs, roupie*, couronne*
        es pt it: dólar*, euro, euros, libra*, peso, pesos, yen*, yuan*, rublo*, franco*, rupia*, real, reais, dollar*, sterline, centavo*, céntimo*, centesimi
        nl sv da no nb nn fi: dollar*, euro*, pond, kronor, kroner, krone, dollaria, euroa, pund, frank, roebel, yen
        pl cs sk hu ro: złot*, dolar*, euro, korun*, forint*, funt*, lei, leu, rubl*, grosz*
        ru uk bg: рубл*, доллар*, евро, гривен*, гривн*, долар*, євро, юан*, фунт*, иен*, копе*, лев*, руб
        el: ευρώ, δολάρι*, λίρ*
        tr: lira*, dolar*, euro*, avro, sterlin
        id ms vi: rupiah, ringgit, dolar, đồng, usd, rp
        ar: دولار*, يورو, جنيه*, ريال*, درهم*, دينار*, ليرة, روبل
        fa ur: تومان, ریال, دلار, یورو, روپے, ڈالر
        he: שקל*, דולר*, אירו, יורו
        hi mr ne bn: रुपये, रुपए, रुपया, डॉलर, यूरो, टका, টাকা, ডলার, ইউরো
        ko: 원, 달러, 유로, 엔, 위안
        ja: 円, ドル, ユーロ, 元, ポンド, ウォン
        zh: 元, 美元, 欧元, 歐元, 日元, 英镑, 英鎊, 卢布, 人民币, 人民幣, 港元, 块
        th: บาท, ดอลลาร์, ยูโร
        """)
}
