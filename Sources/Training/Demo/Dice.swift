/// Chance that comes out the same for the same seed, on every machine (SplitMix64).
package struct Dice: Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  package mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  /// One of a list, which must not be empty.
  package mutating func pick<T>(_ list: [T]) -> T { list[number(0...list.count - 1)] }

  package mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  package mutating func shuffled<T>(_ list: [T]) -> [T] {
    var list = list
    for index in stride(from: list.count - 1, to: 0, by: -1) { list.swapAt(index, number(0...index)) }
    return list
  }
}
