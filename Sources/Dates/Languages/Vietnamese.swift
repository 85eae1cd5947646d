extension Language {
    static let vietnamese = [
        Language(
            code: "vi", unitsComeFirst: true,
            months: """
                tháng_một tháng_giêng th1 | tháng_hai | tháng_ba | tháng_tư | tháng_năm | tháng_sáu | tháng_bảy | tháng_tám \
                | tháng_chín | tháng_mười | tháng_mười_một tháng_một_mười | tháng_mười_hai tháng_chạp
                """,
            weekdays: """
                chủ_nhật cn | thứ_hai | thứ_ba | thứ_tư | thứ_năm | thứ_sáu | thứ_bảy
                """,
            words: [
                .filler: "vào thứ", .clock: "lúc hồi", .forenoon: "sa sáng", .noon: "trưa", .afternoon: "ch chiều tối",
                .seconds: "giây",
                .minutes: "phút", .hours: "giờ tiếng g", .days: "ngày", .weeks: "tuần", .months: "tháng th",
                .years: "năm",
                .ago: "trước cách_đây", .one: "một", .two: "hai", .roughly: "khoảng", .now: "vừa_xong bây_giờ vừa_mới",
                .today: "hôm_nay", .yesterday: "hôm_qua", .tomorrow: "ngày_mai",
                .published: "đăng_ngày xuất_bản ngày_đăng đăng_lúc đã_đăng ngày_xuất_bản đăng phát_hành",
                .modified:
                    "cập_nhật cập_nhật_lúc cập_nhật_lần_cuối cập_nhật_ngày lần_cuối_cập_nhật cập_nhật_mới_nhất sửa_đổi chỉnh_sửa",
            ])
    ]
}
