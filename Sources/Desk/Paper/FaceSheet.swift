import Canvas
import Practice

/// What is on file about one patient, on one page: who they are, who pays, who may be told, and when they were here.
package enum FaceSheet {
  package static func title(_ patient: Patient) -> String { "Face sheet, chart \(patient.number)" }

  /// The lines of it, without the head of the page.
  package static func lines(_ patient: Patient, in office: Office, on day: Day) -> [String] {
    var lines: [String] = [
      patient.name.loud, String(repeating: "=", count: min(PaperText.columns, TextWidth.columns(patient.name.loud))), "",
    ]
    func add(_ label: String, _ text: String) { lines += Sheets.labelled(label, text) }
    for alert in patient.alerts where alert.until.map({ day <= $0 }) ?? true { add("ALERT", alert.text) }
    let flags = office.flags(patient: patient, on: day, at: .arrival)
    add("flags", flags.map { "\($0.rawValue) (\($0.meaning))" }.joined(separator: "; "))
    let age = patient.age(on: day).map { ", \($0) years" } ?? ""
    add("born", "\(patient.born?.iso ?? "unknown")\(age), \(patient.sex.rawValue)")
    add(
      "full name",
      [patient.name.given, patient.name.middle, patient.name.family, patient.name.suffix].filter { !$0.isEmpty }.joined(separator: " "))
    add("called", patient.name.called)
    add("address", patient.address.line.isEmpty ? "none on file" : patient.address.line)
    for phone in patient.phones {
      add(
        "phone",
        "\(phone.number) \(phone.use.rawValue)\(phone.mayText ? ", may text" : "")\(phone.mayLeaveMessage ? ", may leave a message" : "")")
    }
    add("e-mail", patient.email)
    add("language", patient.language + (patient.interpreter ? " (an interpreter is needed)" : ""))
    add("usual provider", patient.usualProvider.flatMap { office[$0]?.short } ?? "")
    let payer: Patient? = office[patient.guarantor.patient]
    let guarantor = [payer?.name.listed ?? patient.guarantor.name, patient.guarantor.relation, patient.guarantor.phone].filter {
      !$0.isEmpty
    }
    add("who pays", guarantor.isEmpty ? "the patient" : guarantor.joined(separator: ", "))
    for contact in patient.contacts {
      let hears = contact.mayHear.isEmpty ? "nothing may be said" : "may hear \(contact.mayHear.map(\.rawValue).joined(separator: ", "))"
      let roles = [contact.guardian ? "guardian" : "", contact.emergency ? "in an emergency" : ""].filter { !$0.isEmpty }
      add("contact", ([contact.name, contact.relation, contact.phone] + roles + [hears]).filter { !$0.isEmpty }.joined(separator: ", "))
    }
    if patient.contacts.isEmpty { add("contact", "nobody but the patient may be spoken to") }
    lines.append("")
    func rank(_ coverage: Coverage) -> Int { Coverage.Order.allCases.firstIndex(of: coverage.order) ?? 0 }
    let coverages = office.filed(Coverage.self, of: patient.id).filter { $0.covers(day) }.sorted { rank($0) < rank($1) }
    for coverage in coverages {
      let verified = coverage.verified.map { " on \($0.iso)" } ?? ""
      add(
        coverage.order.rawValue,
        "\(office.describe(coverage)), from \(coverage.from.iso), \(coverage.standing.rawValue)\(verified)"
          + (coverage.group.isEmpty ? "" : ", group \(coverage.group)")
          + (coverage.holder == .patient ? "" : ", held by \(coverage.holderName.isEmpty ? coverage.holder.rawValue : coverage.holderName)")
      )
    }
    if coverages.isEmpty { add("coverage", "none in force: self-pay") }
    let account = office.account(of: patient.id)
    let owed =
      account.balance > .zero
      ? "due $\(account.balance.shown)" : account.balance < .zero ? "credit $\((-account.balance).shown)" : "nothing due"
    add("balance", "\(owed): \(account.reason)")
    for paper in Consent.Paper.allCases {
      add("paper", "\(paper.label): \(patient.signed(paper).map { "signed \($0.iso)" } ?? "not signed")")
    }
    add("note", patient.note)
    lines.append("")
    let appointments = office.filed(Appointment.self, of: patient.id).filter { $0.slot.holdsTime }.sorted {
      ($0.day, $0.start) < ($1.day, $1.start)
    }
    for appointment in appointments where appointment.day >= day {
      add(
        "comes",
        "\(appointment.day.shown) \(appointment.start.shown) \(office[appointment.provider]?.short ?? "?")"
          + (appointment.reason.isEmpty ? "" : ", \(appointment.reason)"))
    }
    let visits = office.filed(Visit.self, of: patient.id).filter { $0.state != .error && $0.day < day }.sorted { $0.day < $1.day }.suffix(5)
    for visit in visits.reversed() {
      let bill: Superbill? = office[visit.superbill]
      let codes = bill.map { ($0.diagnoses.map(\.code) + $0.lines.map(\.code)).joined(separator: " ") } ?? ""
      add(
        "was here", "\(visit.day.shown) \(office[visit.provider]?.short ?? "?"), \(visit.state.label)" + (codes.isEmpty ? "" : ": \(codes)")
      )
    }
    if visits.isEmpty { add("was here", "never before") }
    return lines
  }

  package static func sheets(_ patient: Patient, in office: Office, on day: Day, note: String) -> Sheets {
    var sheets = Sheets(title(patient), practice: office.settings.name, note: note)
    sheets.add(lines(patient, in: office, on: day))
    return sheets
  }
}
