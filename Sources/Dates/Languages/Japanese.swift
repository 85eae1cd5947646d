extension Language {
    static let japanese = [
        Language(
            code: "ja",
            months: "一月 | 二月 | 三月 | 四月 | 五月 | 六月 | 七月 | 八月 | 九月 | 十月 | 十一月 | 十二月",
            weekdays: """
                日曜日 日曜 | 月曜日 月曜 | 火曜日 火曜 火 | 水曜日 水曜 水 | 木曜日 木曜 木 | 金曜日 金曜 金 | 土曜日 土曜 土
                """,
            words: [
                .filler: "に の は 付 付け 頃 ごろ 現在 西暦 日時", .forenoon: "午前", .afternoon: "午後 夜", .noon: "正午",
                .seconds: "秒 秒間", .minutes: "分 分間", .hours: "時 時間", .days: "日 日間", .weeks: "週間 週",
                .months: "月 か月 ヶ月 カ月 ヵ月 ケ月 箇月",
                .years: "年 年間", .ago: "前 まえ", .half: "半", .roughly: "約 およそ", .now: "たった今 今 さきほど 先ほど", .today: "今日 本日",
                .yesterday: "昨日 きのう", .dayBeforeYesterday: "一昨日 おととい", .tomorrow: "明日",
                .published: "公開 公開日 公開日時 掲載 掲載日 配信 配信日 投稿 投稿日 投稿日時 発行 発行日 発表 作成日 初版 配信日時 掲載日時 公開され",
                .modified: "更新 更新日 更新日時 最終更新 最終更新日 最終更新日時 改訂 改訂日 修正 編集 改定 更新され 最新更新",
            ],
            zones: ["JST": "日本時間"],
            eras: [2018: "令和 ㋿", 1988: "平成 ㍻", 1925: "昭和 ㍼", 1911: "大正 ㍽", 1867: "明治 ㍾"])
    ]
}
