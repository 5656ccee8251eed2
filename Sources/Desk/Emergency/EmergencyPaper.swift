import Canvas
import Practice

/// What the ambulance takes along, and what the incident is followed up by: the whole course on one page, with its times.
package enum EmergencyPaper {
  package static func handOver(_ record: Emergency, _ item: OpenItem? = nil, in office: Office, now: Moment, note: String) -> Sheets {
    let settings = office.settings
    var sheets = Sheets(item == nil ? "Emergency hand-over" : "Incident", practice: settings.name, note: note)
    func add(_ label: String, _ text: String) { sheets.add(Sheets.labelled(label, text)) }
    let by = settings.protocolBy.isEmpty ? "approved by nobody yet" : "approved by \(settings.protocolBy)"
    sheets.add(["Office protocol, \(by)\(settings.protocolOn.map { " on \($0.iso)" } ?? ""). Not medical advice.", ""])
    let patient: Patient? = office[record.patient]
    add("patient", patient.map { "\($0.name.listed), \($0.sex.rawValue), chart \($0.number)" } ?? "not known")
    add("born", patient?.born.map { "\($0.iso), \(now.day.age(bornOn: $0)) years" } ?? "")
    for contact in (patient?.contacts ?? []).filter({ $0.emergency || $0.guardian }) {
      add("to be told", [contact.name, contact.relation, contact.phone].filter { !$0.isEmpty }.joined(separator: ", "))
    }
    add("needs", patient?.needs.map(\.label).joined(separator: ", ") ?? "")
    if patient?.interpreter == true { add("interpreter", patient?.language ?? "") }
    add("place", [settings.address.line, record.place].filter { !$0.isEmpty }.joined(separator: "; "))
    add("seen", record.signs.joined(separator: ", "))
    sheets.add("")
    func at(_ label: String, _ moment: Moment?, _ more: String = "") {
      add(
        label,
        moment.map { "\($0.time.shown), \($0.minutes(since: record.raisedAt)) min after the alarm\(more.isEmpty ? "" : ", \(more)")" }
          ?? "not noted")
    }
    at("alarm", record.raisedAt, "by \(record.raisedBy)")
    at("clinician told", record.clinicianToldAt, record.clinician)
    at("clinician there", record.clinicianHereAt)
    at("911 called", record.called911At)
    at("ambulance", record.ambulanceAt)
    at("over", record.closedAt, record.ending)
    sheets.add("")
    for line in record.log { add("\(line.at.time.shown)", "\(line.text) (\(line.by))") }
    if let item {
      sheets.add(["", "FOLLOWED UP"])
      for line in item.log { add("\(line.at.day.iso)", "\(line.at.time.shown) \(line.text) (\(line.by))") }
      add("outcome", item.outcome.isEmpty ? "still open" : item.outcome)
    }
    sheets.add(["", "", "                 ______________________________", "                 handed over by, at"])
    return sheets
  }
}
