extension LogCheck {
    mutating func readCheckpoints(in directory: String) throws {}
}
