import Desk
import Glibc
import OfficeFiles
import Practice

/// `anteroom print`: a superbill or a receipt as pages of text, for a printer that is none of the desk's.
enum PrintVerb {
  static func run(_ words: [String], _ arguments: Arguments) throws(Stop) -> Int32 {
    if arguments.isDemo {
      let (demo, folder) = try DemoFolder.make(arguments)
      defer { demo.remove() }
      return try run(words, folder, arguments, Clock.practice(from: demo.start, speed: 1).now)
    }
    return try run(words, try Opening.office(arguments, readOnly: true), arguments, Clock.real.now)
  }

  private static func run(_ words: [String], _ folder: OfficeFolder, _ arguments: Arguments, _ now: Moment) throws(Stop) -> Int32 {
    let seat = try Opening.seat(folder, arguments), office = folder.office
    if seat.role == .wallDisplay { throw .refused("\(seat.by) is a wall display and sees the board of the waiting room, nothing else") }
    let note = "printed \(now.day.shown) \(now.time.shown) by \(seat.by)"
    let what = words.first ?? "", typed = words.last ?? ""
    guard let number = Int(typed.drop { $0.isLetter }), number > 0 else { throw .usage("\(what) takes a number, not \"\(typed)\"") }
    let sheets: Sheets, patient: PatientID
    if what == "superbill" {
      guard let bill = office[SuperbillID(prefix: Kind.superbills.prefix, number: number)] else {
        throw .refused("there is no superbill \(number)")
      }
      (sheets, patient) = (SuperbillPaper.sheets(bill, in: office, note: note, columns: arguments.paper), bill.patient)
    } else {
      guard let payment = payment(number, office, now.day) else { throw .refused("there is no receipt \(number)") }
      (sheets, patient) = (ReceiptPaper.sheets(payment, in: office, note: note), payment.patient)
    }
    if office.isClosed(patient, to: seat.context(now)) {
      throw .refused("the record is restricted: it is opened at a desk first, with a reason that is recorded and reviewed")
    }
    // That it left the office stands in the file before it does.
    folder.accessLog.note([AccessEvent(.printed, what, about: [patient], seat.context(now))])
    if case .failing(let sentence) = folder.accessLog.write() { Streams.message(sentence) }
    folder.accessLog.finish()
    guard let path = arguments.output else {
      for line in sheets.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { Streams.result(String(line)) }
      return 0
    }
    try write(Array(sheets.text.utf8), to: path)
    Streams.words("\(what) \(number) is in \(path)")
    return 0
  }

  /// Receipts are numbered in the order of their days, so the days are gone back until one has it or lower ones only.
  private static func payment(_ receipt: Int, _ office: Office, _ today: Day) -> Payment? {
    guard receipt <= office.lastReceipt else { return nil }
    for back in 0..<7300 {
      let payments = office.filed(Payment.self, on: today.advanced(by: -back))
      if let found = payments.first(where: { $0.receipt == receipt }) { return found }
      if let highest = payments.map(\.receipt).max(), highest < receipt { return nil }
    }
    return nil
  }

  /// Never over another file, and for nobody else to read.
  private static func write(_ bytes: [UInt8], to path: String) throws(Stop) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .failed("\(path) cannot be written: \(String(cString: strerror(errno)))") }
    let isWhole = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count && fsync(file) == 0
    let why = String(cString: strerror(errno))
    close(file)
    guard isWhole else {
      unlink(path)
      throw .failed("\(path) could not be written whole: \(why)")
    }
  }
}
