import Rendering

/// Numbers and times as people read them; the same words as everywhere in the program.
typealias Words = Quantity
