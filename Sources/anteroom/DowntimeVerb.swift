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
    let pack = DowntimePack(folder.office, from: arguments.on ?? now.day, days: arguments.packDays, now: now)
    let files = pack.files
    // A day from the snapshot that turned out to be damaged is read from the journal and written again.
    var written = files
    do throws(FileFault) {
      let told = folder.notices.count
      _ = try folder.refresh()
      if folder.notices.count > told {
        written = DowntimePack(folder.office, from: arguments.on ?? now.day, days: arguments.packDays, now: now).files
      }
      try PackFolder.write(written.map { ($0.name, Array($0.text.utf8)) }, to: path)
    } catch { throw .failed("no downtime pack was made: \(error.sentence)") }
    Streams.result("\(written.count) files in \(path): \(pack.summary)")
  }
}
