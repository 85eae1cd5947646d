extension RandomAccessCollection {
    /// Where the second part of a collection begins that is sorted into two by a predicate; in logarithmic time.
    ///
    /// - Parameter isSecond: false for all elements of the first part, true for all of the second.
    /// - Returns: `endIndex` when there is no second part.
    public func partitioningIndex(where isSecond: (Element) throws -> Bool) rethrows -> Index {
        var (low, length) = (startIndex, count)
        while length > 0 {
            let half = length / 2
            let middle = index(low, offsetBy: half)
            if try isSecond(self[middle]) {
                length = half
            } else {
                low = index(after: middle)
                length -= half + 1
            }
        }
        return low
    }
}
