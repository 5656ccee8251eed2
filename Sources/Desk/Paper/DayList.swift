import Canvas
import Practice

/// Who comes on a day, on paper: for whoever has to go on without a screen.
package struct DayList: Sendable {
  let office: Office
  let day: Day
  /// Only this provider's; nothing means everyone's.
  let provider: ProviderID?
  /// With lines to write on, for an office whose screens are dark.
  let isForWriting: Bool
  /// Whose record is closed to who reads it; where nobody is known to, as on paper that lies about, every restricted one.
  let isClosed: @Sendable (PatientID) -> Bool

  package init(
    _ office: Office, on day: Day, of provider: ProviderID? = nil, isForWriting: Bool = false,
    isClosed: (@Sendable (PatientID) -> Bool)? = nil
  ) {
    self.office = office
    self.isClosed = isClosed ?? { office[$0]?.restricted != nil }
    self.day = day
    self.provider = provider
    self.isForWriting = isForWriting
  }

  /// Those who hold time, in the order of the clock.
  package var appointments: [Appointment] {
    office.filed(Appointment.self, on: day).filter { $0.slot.holdsTime && (provider == nil || $0.provider == provider) }
      .sorted { ($0.start, $0.provider, $0.id) < ($1.start, $1.provider, $1.id) }
  }

  package var title: String {
    let whose = provider.flatMap { office[$0]?.short } ?? "all providers"
    return "\(day.shown), \(whose)"
  }

  package func sheets(note: String) -> Sheets {
    var sheets = Sheets(title, practice: office.settings.name, note: note)
    let all = appointments
    sheets.add(["\(all.count == 1 ? "1 appointment" : "\(all.count) appointments")", ""])
    for appointment in all { sheets.add(lines(appointment)) }
    if all.isEmpty { sheets.add("Nobody is booked.") }
    return sheets
  }

  /// What a list says of a record that is restricted: who comes when, and how to know more.
  private func closedLines(_ appointment: Appointment, _ name: String) -> [String] {
    [Sheets.row([(appointment.start.shown.leftPadded(to: 5), 5), (name, 38), (Flag.restricted.rawValue, 20)])]
      + indented("\(appointment.minutes) min, \(office[appointment.provider]?.short ?? "?"); the record opens at a desk, with a reason")
  }

  private func lines(_ appointment: Appointment) -> [String] {
    let patient = office[appointment.patient]
    if let patient, isClosed(patient.id) {
      return closedLines(appointment, patient.name.loud) + (isForWriting ? indented(Self.toWrite) : []) + [""]
    }
    let born = patient?.born.map { "born \($0.iso)" } ?? "birth date unknown"
    let age = patient?.age(on: day).map { ", \($0)" } ?? ""
    var lines = [
      Sheets.row([
        (appointment.start.shown.leftPadded(to: 5), 5), (patient?.name.loud ?? "unknown", 38), ("\(born)\(age)", 20),
        (patient?.phones.first?.number ?? "no phone", 14),
      ])
    ]
    let type = office[appointment.type]?.name ?? "?"
    let with = office.bookedWith(appointment)
    let what = [
      "\(type), \(appointment.minutes) min, \(office[appointment.provider]?.short ?? "?")", appointment.reason, appointment.note,
      with.isEmpty ? "" : "with \(with)",
    ]
    lines += indented(what.filter { !$0.isEmpty }.joined(separator: "; "))
    if let patient {
      let coverage = office.coverage(of: patient.id, on: day)
      let copay = office[appointment.type]?.noCopay == true ? "no copay" : "copay \(coverage?.copay.map { "$\($0.shown)" } ?? "not known")"
      let balance = office.account(of: patient.id).balance
      let money = [
        coverage.map { Self.insurance($0, office) } ?? "no coverage in force: self-pay", coverage == nil ? "" : copay,
        balance > .zero ? "due $\(balance.shown)" : balance < .zero ? "credit $\((-balance).shown)" : "nothing due",
      ]
      lines += indented(money.filter { !$0.isEmpty }.joined(separator: "; "))
      let flags = office.flags(patient: patient, on: day, at: .arrival)
      if !flags.isEmpty { lines += indented("FLAGS: " + flags.map(\.rawValue).joined(separator: " ")) }
      for alert in patient.alerts(at: .arrival, on: day) { lines += indented("! \(alert.text)") }
    }
    let visit = office.visit(for: appointment.id)
    if let visit { lines += indented(visit.course) }
    if isForWriting { lines += indented(Self.toWrite) }
    return lines + [""]
  }

  private static let toWrite = "arrived ____:____  checked in ____:____  room ____  left ____:____  paid $________"

  private func indented(_ text: String) -> [String] {
    TextWrap.lines(text, columns: PaperText.columns - 6).map { "      " + $0 }
  }

  /// The payer and the number, without the copay, which stands by itself.
  private static func insurance(_ coverage: Coverage, _ office: Office) -> String {
    office.insurance(coverage) + (coverage.standing == .active ? "" : " (\(coverage.standing.rawValue))")
  }
}

extension String {
  /// With blanks in front, for numbers below one another.
  func leftPadded(to columns: Int) -> String { TextWidth.pad(self, to: columns, alignRight: true) }
}
