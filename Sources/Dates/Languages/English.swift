extension Language {
    static let english = Language(
        code: "en", order: .monthFirst,
        months: """
            january jan | february feb febr | march mar | april apr | may | june jun | july jul | august aug \
            | september sep sept | october oct | november nov | december dec
            """,
        weekdays: """
            sunday sun | monday mon | tuesday tue tues | wednesday wed weds | thursday thu thur thurs | friday fri \
            | saturday sat
            """,
        words: [
            .filler: "on of the year local_time date time hours date_and_time", .clock: "at from",
            .ordinal: "st nd rd th",
            .noon: "noon midday", .midnight: "midnight", .forenoon: "in_the_morning",
            .afternoon: "in_the_afternoon in_the_evening",
            .seconds: "second seconds sec secs s", .minutes: "minute minutes min mins m", .hours: "hour hours hr hrs h",
            .days: "day days d", .weeks: "week weeks wk wks w", .months: "month months mo mos",
            .years: "year years yr yrs y",
            .ago: "ago earlier", .ahead: "in", .one: "a an one", .two: "two", .half: "half",
            .roughly: "about around almost over nearly less_than more_than a_few few several",
            .now: "just_now now moments_ago a_moment_ago seconds_ago right_now", .today: "today",
            .yesterday: "yesterday",
            .tomorrow: "tomorrow",
            .published: """
            published first_published originally_published publication_date publication_time published_on posted \
            posted_on created created_on first_posted date_published publish_date pub_date issued released \
            originally_posted published_at publication_dated published_online written filed date_posted \
            date_of_publication date_created publishing_date submitted added
            """,
            .modified: """
            updated last_updated last_update update latest_update modified last_modified updated_on updated_at \
            last_updated_on last_updated_at last_modified_on edited last_edited revised last_revised amended \
            date_modified date_updated update_date page_last_updated last_reviewed last_changed corrected \
            story_updated article_updated last_revision modification_date update_time recently_updated refreshed
            """,
        ],
        zones: [
            "UTC": "coordinated_universal_time universal_time", "GMT": "greenwich_mean_time",
            "ET": "eastern_time eastern eastern_us_time new_york_time", "EST": "eastern_standard_time",
            "EDT": "eastern_daylight_time", "CT": "central_time", "CDT": "central_daylight_time",
            "MT": "mountain_time", "MDT": "mountain_daylight_time", "PT": "pacific_time pacific",
            "PDT": "pacific_daylight_time", "IST": "india_standard_time indian_standard_time",
            "BST": "british_summer_time", "CET": "central_european_time central_european_standard_time",
            "CEST": "central_european_summer_time", "EET": "eastern_european_time",
            "EEST": "eastern_european_summer_time", "MSK": "moscow_time moscow_standard_time",
            "JST": "japan_standard_time japan_time tokyo_time", "AEST": "australian_eastern_standard_time",
            "AEDT": "australian_eastern_daylight_time", "SGT": "singapore_time singapore_standard_time",
            "HKT": "hong_kong_time", "PKT": "pakistan_standard_time", "WAT": "west_africa_time",
            "EAT": "east_africa_time", "SAST": "south_africa_standard_time",
        ])
}
