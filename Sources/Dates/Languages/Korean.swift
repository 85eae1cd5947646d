extension Language {
    static let korean = [
        Language(
            code: "ko",
            months: "일월 | 이월 | 삼월 | 사월 | 오월 | 유월 | 칠월 | 팔월 | 구월 | 시월 | 십일월 | 십이월",
            weekdays: """
                일요일 | 월요일 월 | 화요일 화 | 수요일 수 | 목요일 목 | 금요일 금 | 토요일 토
                """,
            words: [
                .filler: "에 의 경 현재", .forenoon: "오전 새벽 아침", .afternoon: "오후 저녁 밤", .noon: "정오", .midnight: "자정",
                .seconds: "초", .minutes: "분", .hours: "시 시간", .days: "일", .weeks: "주 주일", .months: "월 개월 달",
                .years: "년", .ago: "전",
                .half: "반", .roughly: "약", .now: "방금 지금 방금전", .today: "오늘", .yesterday: "어제",
                .dayBeforeYesterday: "그저께 그제",
                .tomorrow: "내일",
                .published: "입력 등록 게시 발행 작성 승인 기사입력 최초입력 등록일 작성일 게시일 발행일 기사등록 송고 입력시간 기사승인 최초등록 게재",
                .modified: "수정 업데이트 최종수정 기사수정 최종업데이트 갱신 수정일 최종편집 업데이트됨 마지막수정 수정됨 최종입력",
            ],
            zones: ["KST": "한국시간 한국시각"])
    ]
}
