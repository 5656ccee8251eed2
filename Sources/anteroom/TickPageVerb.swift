import Practice

/// `anteroom import tick-page FILE`: reads a page of diagnoses and services to tick, and puts it up for every desk.
enum TickPageVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) -> Int32 {
    let text = try TextFile.read(path), sheet: TickSheet
    do throws(LineFault) { sheet = try TickText.read(text) } catch { throw TextFile.fault(path, error.full) }
    return try TextFile.change(arguments) { office in
      let unpriced = sheet.services.filter { row in !office.fees.sorted.contains { $0.code == row.code && !$0.gone } }
      if !unpriced.isEmpty {
        Streams.message("without a price in the fee schedule, and so not to be ticked yet: \(unpriced.map(\.code).joined(separator: ", "))")
      }
      if !sheet.specialties.isEmpty, !office.providers.sorted.contains(where: { sheet.isFor($0) && !$0.gone }) {
        Streams.message(
          "no provider here has the specialty \(sheet.specialties.joined(separator: " or ")): nobody's superbill opens with it")
      }
      return (
        SetTickPage { $0.page = sheet }, "\(sheet.name): \(sheet.diagnoses.count) diagnoses, \(sheet.services.count) services"
      )
    }
  }
}
