import Desk
import OfficeFiles
import Practice

/// `anteroom downtime`: what a desk needs to go on without a screen, as text files, for cron to make before the first patient.
enum DowntimeVerb {
  static func run(_ path: String, _ arguments: Arguments) throws(Stop) {
    let folder = try Opening.office(arguments, readOnly: true)
    if let fault = folder.whyBlocked { throw .failed("no downtime pack was made: \(fault.sentence)") }
    for notice in folder.notices { Streams.message(notice) }
    let now = Clock.real.now
    let taker = try SignIn.taker(folder, "a downtime pack", now)
    func made() -> (files: [(name: String, bytes: [UInt8])], summary: String, people: [PatientID]) {
      let pack = DowntimePack(folder.office, from: arguments.on ?? now.day, days: arguments.packDays, now: now)
      return (pack.files.map { ($0.name, Array($0.text.utf8)) }, pack.summary, pack.people)
    }
    var pack = made()
    do throws(FileFault) {
      let told = folder.notices.count
      _ = try folder.refresh()
      // A day from the snapshot that turned out to be damaged is read from the journal, and the pack is made again.
      if folder.notices.count > told { pack = made() }
      // That it left the office stands in the file before it does.
      folder.accessLog.note([AccessEvent(.printed, "downtime pack", about: pack.people, note: pack.summary, taker)])
      if case .failing(let sentence) = folder.accessLog.write() { Streams.message(sentence) }
      folder.accessLog.finish()
      try PackFolder.write(pack.files, to: path)
    } catch { throw .failed("no downtime pack was made: \(error.sentence)") }
    Streams.result("\(pack.files.count) files in \(path): \(pack.summary)")
  }
}
