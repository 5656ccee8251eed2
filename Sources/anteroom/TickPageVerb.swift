import CodeSets
import Desk
import OfficeFiles
import Practice

/// `anteroom import tick-page FILE`: reads a page of diagnoses and services to tick, and puts it up for every desk.
enum TickPageVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) -> Int32 {
    let sheet = try read(path)
    if arguments.isDemo {
      let (demo, folder) = try DemoFolder.make(arguments)
      defer { demo.remove() }
      return try put(sheet, folder, arguments, Clock.practice(from: demo.start, speed: 1).now)
    }
    return try put(sheet, try Opening.office(arguments, readOnly: arguments.isDryRun || arguments.isReadOnly), arguments, Clock.real.now)
  }

  private static func read(_ path: String) throws(Stop) -> TickSheet {
    func fault(_ why: String) -> Stop { .failed("\(path) cannot be read: \(why); nothing was changed") }
    let bytes: [UInt8]
    do throws(CodeFault) { bytes = try CodeFile.read(path) } catch { throw fault(error.sentence) }
    guard bytes.count <= 200_000 else { throw fault("it is longer than any page") }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("it is not UTF-8 text") }
    do throws(TickFault) { return try TickText.read(text) } catch { throw fault(error.full) }
  }

  private static func put(_ sheet: TickSheet, _ folder: OfficeFolder, _ arguments: Arguments, _ now: Moment) throws(Stop) -> Int32 {
    let office = folder.office
    let unpriced = sheet.services.filter { row in !office.fees.sorted.contains { $0.code == row.code && !$0.gone } }
    if !unpriced.isEmpty {
      Streams.message("without a price in the fee schedule, and so not to be ticked yet: \(unpriced.map(\.code).joined(separator: ", "))")
    }
    if !sheet.specialties.isEmpty, !office.providers.sorted.contains(where: { sheet.isFor($0) && !$0.gone }) {
      Streams.message("no provider here has the specialty \(sheet.specialties.joined(separator: " or ")): nobody's superbill opens with it")
    }
    let words = "\(sheet.name): \(sheet.diagnoses.count) diagnoses, \(sheet.services.count) services"
    if arguments.isDryRun {
      Streams.words("\(words); nothing was changed")
      return 0
    }
    let seat = try Opening.seat(folder, arguments)
    let verb = SetTickPage { $0.page = sheet }
    switch folder.commit(Change(verb), seat.context(now)) {
    case .saved, .again: Streams.words("put up: \(words)")
    case .refused(let refusal): throw .refused(refusal.full)
    case .failed(let fault), .uncertain(_, let fault): throw .failed("not saved: \(fault.sentence)")
    }
    return 0
  }
}
