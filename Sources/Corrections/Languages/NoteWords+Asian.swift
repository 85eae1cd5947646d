/// Languages of Asia and Africa. In scripts without blanks a phrase may stand anywhere.
extension NoteWords {
    // style: table
    static let asian: [NoteWords] = [
        NoteWords(
            languages: "hi mr ne",
            [
                .label: "सुधार, शुद्धिपत्र, भूल सुधार, स्पष्टीकरण, संशोधन, खंडन, भूल-सुधार, दुरुस्ती, सच्याइएको",
                .title: "संपादक की टिप्पणी, संपादकीय टिप्पणी, संपादक का नोट, संपादकीय नोट",
                .update: "अपडेट, अद्यतन, अपडेटेड, संशोधित, अपडेट किया गया",
                .own:
                    "इस लेख, यह लेख, इस खबर, यह खबर, इस ख़बर, यह ख़बर, इस रिपोर्ट, यह रिपोर्ट, इस समाचार, यह समाचार, इस स्टोरी, इस आलेख, या बातमीत, ही बातमी, या लेखात, यस समाचार, यो समाचार, यस लेख",
                .definite: "लेख, खबर, ख़बर, रिपोर्ट, शीर्षक, समाचार",
                .version: "पिछले संस्करण, पहले के संस्करण, पुराने संस्करण, मूल संस्करण, पहले संस्करण, पूर्व संस्करण, आधीच्या आवृत्तीत, अघिल्लो संस्करण",
                .done:
                    "अपडेट किया गया, संशोधित किया गया, सुधारा गया, ठीक किया गया, बदला गया, अपडेट की गई, संशोधित की गई, सुधार किया गया, अद्यतन किया गया, ठीक कर दिया गया, अपडेट कर दिया गया, दुरुस्त, सच्याइएको छ",
                .said: "बताया गया था, लिखा गया था, कहा गया था, दी गई थी, छपा था, बताई गई थी",
                .wrong: "गलती से, ग़लती से, गलत, ग़लत, त्रुटि, भूलवश, त्रुटिवश, चुकीचा, चुकून", .regret: "हमें खेद है, खेद है, क्षमा करें, हम क्षमाप्रार्थी",
                .origin: "मूल रूप से, पहले, शुरू में", .after: "प्रकाशन के बाद, प्रकाशित होने के बाद",
            ]),
        NoteWords(
            languages: "ur",
            [
                .label: "تصحیح, وضاحت, ترمیم, درستی", .title: "ایڈیٹر کا نوٹ, ادارتی نوٹ", .update: "اپ ڈیٹ, تازہ کاری",
                .own: "اس خبر, یہ خبر, اس مضمون, یہ مضمون, اس رپورٹ, یہ رپورٹ, اس تحریر",
                .definite: "خبر, مضمون, رپورٹ",
                .version: "پچھلے ورژن, پہلے ورژن, سابقہ ورژن",
                .done: "درست کر دیا گیا, اپ ڈیٹ کیا گیا, تصحیح کر دی گئی, ترمیم کی گئی, اپ ڈیٹ کی گئی",
                .wrong: "غلطی سے, غلط, غلطی", .regret: "معذرت خواہ",
            ]),
        NoteWords(
            languages: "bn",
            [
                .label: "সংশোধন, সংশোধনী, ভুল সংশোধন, স্পষ্টীকরণ", .title: "সম্পাদকের নোট, সম্পাদকের মন্তব্য", .update: "আপডেট, হালনাগাদ",
                .own: "এই প্রতিবেদন*, এই নিবন্ধ*, এই খবর*, এই সংবাদ*, এ প্রতিবেদন*", .definite: "প্রতিবেদনটি, নিবন্ধটি, খবরটি, শিরোনাম",
                .version: "আগের সংস্করণ*, পূর্ববর্তী সংস্করণ*, প্রথম সংস্করণ*",
                .done: "সংশোধন করা হয়েছে, সংশোধিত হয়েছে, হালনাগাদ করা হয়েছে, আপডেট করা হয়েছে, পরিবর্তন করা হয়েছে",
                .wrong: "ভুলবশত, ভুলক্রমে, ভুল", .regret: "আমরা দুঃখিত",
            ]),
        NoteWords(languages: "ta te ml kn gu pa si", [.label: "திருத்தம், సవరణ, തിരുത്ത്, ತಿದ್ದುಪಡಿ, સુધારો, ਸੋਧ, නිවැරදි කිරීම"]),
        NoteWords(
            languages: "id ms",
            [
                .label: "koreksi, ralat, klarifikasi, pembetulan, perbaikan, hak jawab, penjelasan",
                .title: "catatan redaksi, catatan editor, nota editor, catatan penyunting",
                .update:
                    "pembaruan, diperbarui, pemutakhiran, dimutakhirkan, kemas kini, dikemas kini, terakhir diperbarui",
                .own:
                    "artikel ini, berita ini, tulisan ini, laporan ini, naskah ini, judul ini, versi artikel, versi berita, rencana ini",
                .definite: "artikel, berita, judul, tulisan, keterangan foto",
                .version: "versi sebelumnya, versi awal, versi pertama, versi terdahulu, versi asli, versi sebelum ini",
                .done:
                    "telah diperbarui, telah dikoreksi, telah diperbaiki, telah diralat, telah disunting, telah diubah, diperbarui, dikoreksi, diralat, diperbaiki, disunting, telah dikemas kini, telah dibetulkan, dibetulkan, mengalami perubahan",
                .said: "menyebutkan, menyebut, tertulis, disebutkan, menyatakan, memuat, mengatakan",
                .wrong: "keliru, salah, kesalahan, kekeliruan, secara keliru, seharusnya, yang benar",
                .cause: "karena kesalahan penyuntingan, akibat kesalahan redaksi, karena kesalahan redaksi",
                .regret:
                    "kami mohon maaf, redaksi mohon maaf, mohon maaf atas kesalahan, mohon maaf atas kekeliruan, kami memohon maaf",
                .origin: "semula, awalnya, sebelumnya, pada awalnya", .we: "kami",
                .after: "setelah diterbitkan, setelah tayang, sesudah terbit, setelah dipublikasikan",
            ]),
        NoteWords(
            languages: "vi",
            [
                .label: "đính chính, cải chính, sửa lỗi, hiệu đính",
                .title: "ghi chú của tòa soạn, lời tòa soạn, ghi chú của biên tập viên, tòa soạn, ghi chú biên tập",
                .update: "cập nhật, cập nhật lúc, cập nhật lần cuối, đã cập nhật",
                .own:
                    "bài viết này, bài báo này, bản tin này, tin này, bài này, của bài viết, của bài báo, của bài, bài viết đã, bài báo đã",
                .definite: "bài viết, bài báo, tiêu đề, chú thích ảnh",
                .version:
                    "phiên bản trước, phiên bản đầu, phiên bản cũ, bản trước, phiên bản ban đầu, phiên bản trước đó",
                .done:
                    "đã được cập nhật, đã được sửa, đã được đính chính, đã được chỉnh sửa, được cập nhật, được chỉnh sửa, được đính chính, đã sửa, đã cập nhật, đã đính chính, được sửa lại",
                .said: "viết, ghi, nêu, đưa tin, cho biết", .wrong: "nhầm, sai, sai sót, không chính xác, nhầm lẫn",
                .regret: "thành thật xin lỗi, chân thành xin lỗi, xin lỗi bạn đọc, cáo lỗi",
                .origin: "ban đầu, trước đó", .after: "sau khi đăng, sau khi xuất bản",
            ]),
        NoteWords(
            languages: "th",
            [
                .label: "แก้ไข, ชี้แจง, แก้ไขข้อผิดพลาด, คำชี้แจง, แก้ไขข้อมูล, ข้อแก้ไข, แก้ข่าว, คำแก้ไข",
                .title: "หมายเหตุบรรณาธิการ, หมายเหตุจากกองบรรณาธิการ, หมายเหตุกองบรรณาธิการ",
                .update: "อัปเดต, อัพเดต, ปรับปรุง, อัปเดตล่าสุด, ปรับปรุงล่าสุด",
                .own: "บทความนี้, ข่าวนี้, รายงานนี้, เนื้อหานี้, ข้อเขียนนี้, ของบทความ, ของข่าว, รายงานชิ้นนี้, บทความชิ้นนี้",
                .definite: "บทความ, พาดหัว, คำบรรยายภาพ, เนื้อข่าว",
                .version: "ฉบับก่อนหน้า, เวอร์ชันก่อนหน้า, ฉบับแรก, เวอร์ชันแรก, ฉบับเดิม, เวอร์ชันก่อน, ฉบับก่อน",
                .done:
                    "ได้รับการแก้ไข, ได้รับการปรับปรุง, ถูกแก้ไข, มีการแก้ไข, แก้ไขแล้ว, ได้รับการอัปเดต, มีการปรับปรุง, แก้ไขเมื่อ, ปรับปรุงเมื่อ, อัปเดตเมื่อ",
                .said: "ระบุ, รายงานว่า, เขียนว่า", .wrong: "ผิดพลาด, ผิด, คลาดเคลื่อน, ไม่ถูกต้อง",
                .regret: "ขออภัย, ขออภัยในความผิดพลาด",
                .origin: "เดิม, ก่อนหน้านี้", .after: "หลังเผยแพร่, หลังการเผยแพร่",
            ]),
        NoteWords(
            languages: "zh",
            [
                .label: "更正, 勘误, 勘誤, 订正, 訂正, 澄清, 更正启事, 更正啟事, 更正说明, 更正說明, 更正声明, 更正聲明",
                .title: "编者按, 編者按, 编者注, 編者註, 編按, 编注, 编辑注, 編輯部, 编辑更正",
                .update: "更新, 最后更新, 最後更新, 更新时间, 更新時間, 已更新",
                .own:
                    "本文章, 该文, 該文, 此文章, 这则新闻, 這則新聞, 本文, 本报道, 本報道, 本報導, 此文, 这篇文章, 這篇文章, 本篇文章, 本新闻, 本新聞, 此报道, 此報導, 该报道, 本条, 本稿, 文章此前, 报道此前",
                .definite: "文章, 报道, 報導, 标题, 標題, 图说, 圖說",
                .version:
                    "早前版本, 较早版本, 較早版本, 之前版本, 先前版本, 此前版本, 最初版本, 原版本, 前一版本, 早先版本, 旧版本, 舊版本, 初版, 先前的版本, 早期版本, 早前的版本, 此前的版本",
                .done:
                    "已更正, 已更新, 已修改, 已修正, 已作更正, 已作修改, 作出更正, 做了更正, 予以更正, 特此更正, 进行了更正, 進行了更正, 有修改, 有更新, 经更正, 修订, 修訂, 更正为, 更正為, 已订正",
                .said: "称, 稱, 写道, 误将, 誤將, 提到, 指出, 报道, 报道称", .wrong: "误, 誤, 错误, 錯誤, 有误, 有誤, 不实, 失实, 不準確, 不准确, 应为, 應為",
                .regret: "特此致歉, 谨此致歉, 謹此致歉, 深表歉意, 敬请谅解, 特此更正, 向读者致歉, 向讀者致歉", .origin: "最初, 原先, 此前, 早前, 原",
                .after: "发布后, 發布後, 刊发后, 发表后, 發表後, 刊登后, 刊登後",
            ]),
        NoteWords(
            languages: "ja",
            [
                .label: "訂正, おわび, お詫び, 修正, 更正, お詫びと訂正, おわびと訂正, 訂正とお詫び, 訂正しました, 正誤, 補足",
                .title: "編集部注, 編集部より, 編集注, 編集部からのお知らせ, 編注", .update: "更新, 追記, 最終更新, アップデート, 加筆",
                .own: "この記事, 本記事, 当記事, 本稿, この原稿, この見出し, 記事の, 本文の, 記事中の, 記事内の, 記事を, 記事は",
                .definite: "記事, 見出し, 写真説明, キャプション, 本文",
                .version: "以前のバージョン, 当初の記事, 初出時, 公開当初, 掲載当初, 旧版, 以前の版, 初版, 配信当初, 公開時",
                .done:
                    "訂正しました, 修正しました, 更新しました, 訂正します, 修正します, 訂正いたします, 訂正いたしました, 修正いたしました, 訂正済み, 修正済み, 差し替えました, 改めました, 更新されました, 修正されました, 訂正されました, 追記しました, 加筆しました, 加筆・修正, 訂正して",
                .said: "とあるのは, としていました, と記載, と表記, としました, と書きました",
                .wrong: "誤り, 誤って, 間違い, 間違って, 誤字, 誤記, 不正確, 正しくは, 誤りでした",
                .regret: "お詫びします, おわびします, お詫びいたします, おわびいたします, お詫び申し上げます, おわびして訂正, お詫びして訂正",
                .origin: "当初, 最初", .after: "公開後, 掲載後, 配信後",
            ]),
        NoteWords(
            languages: "ko",
            [
                .label: "정정, 바로잡습니다, 정정보도, 수정, 알립니다, 정정합니다, 반론보도, 정정 보도, 바로잡음, 정정 및 반론보도",
                .title: "편집자 주, 편집자주, 편집자 註, 편집자의 말", .update: "업데이트, 수정, 최종수정, 최종 수정, 갱신, 기사수정",
                .own: "이 기사, 본 기사, 본지, 해당 기사, 이 보도, 위 기사, 이 글, 기사의, 기사 내용, 기사를, 기사가, 기사는, 본보",
                .definite: "기사, 제목, 사진 설명, 본문",
                .version: "이전 버전, 최초 보도, 초기 버전, 처음 보도, 기존 기사, 이전 기사, 최초 기사, 당초 기사",
                .done:
                    "수정했습니다, 수정되었습니다, 수정됐습니다, 정정했습니다, 정정합니다, 바로잡습니다, 바로잡았습니다, 업데이트되었습니다, 업데이트했습니다, 업데이트됐습니다, 고쳤습니다, 정정되었습니다, 수정하였습니다, 보완했습니다",
                .said: "라고 보도, 보도했, 표기했, 기재했, 썼", .wrong: "잘못, 오류, 오기, 사실과 다르, 착오, 틀린",
                .regret: "독자 여러분께 사과, 사과드립니다, 사과 드립니다, 양해 바랍니다", .origin: "당초, 처음에, 애초", .after: "보도 후, 게재 후, 출고 후",
            ]),
        NoteWords(
            languages: "sw",
            [
                .label: "marekebisho, sahihisho, masahihisho, ufafanuzi, kusahihisha",
                .title: "dokezo la mhariri, maelezo ya mhariri, kumbuka kutoka kwa mhariri, ujumbe wa mhariri",
                .update: "imesasishwa, imeboreshwa, sasisho, limesasishwa, imehaririwa",
                .own: "makala hii, makala haya, habari hii, taarifa hii, ripoti hii, ya makala, ya habari, ya taarifa",
                .definite: "makala, habari, kichwa cha habari, taarifa",
                .version: "toleo la awali, toleo lililotangulia, toleo la kwanza, toleo la mwanzo, toleo la zamani",
                .done:
                    "imesahihishwa, imerekebishwa, imesasishwa, imebadilishwa, imehaririwa, yamesahihishwa, yamerekebishwa, ilisahihishwa, ilirekebishwa, ilisasishwa, ilihaririwa, imeboreshwa",
                .said: "lilisema, lilieleza, lilitaja, ilisema, lilionyesha",
                .wrong: "kimakosa, makosa, kosa, vibaya, si sahihi, isiyo sahihi",
                .regret: "tunaomba radhi, tunasikitika, samahani kwa", .origin: "awali, mwanzoni, hapo awali",
                .after: "baada ya kuchapishwa, tangu kuchapishwa",
            ]),
        NoteWords(
            languages: "tl fil",
            [
                .label: "pagwawasto, paglilinaw, errata", .title: "paalala ng editor, tala ng editor",
                .update: "in-update",
                .own: "artikulong ito, ang artikulong ito, ulat na ito, balitang ito",
                .version: "naunang bersyon, unang bersyon", .done: "iwinasto, itinama, binago, na-update",
                .wrong: "mali, maling",
            ]),
        NoteWords(
            languages: "ka hy kk uz mn km my lo am",
            [
                .label:
                    "შესწორება, დაზუსტება, ուղղում, ճշտում, түзету, tuzatish, залруулга, កំណែតម្រូវ, ការកែតម្រូវ, ပြင်ဆင်ချက်, ແກ້ໄຂ, ማረሚያ, እርማት"
            ]),
    ]
}
