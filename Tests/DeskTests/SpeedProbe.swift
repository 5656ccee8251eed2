import Canvas
import Desk
import Testing
@testable import Practice
@Test func speed() {
  let r = Receptionist(Example.office, Size(132, 100))
  let o = Example.office
  for a in o.filed(Appointment.self, on: r.now.day).sorted(by: { ($0.start, $0.provider) < ($1.start, $1.provider) }) {
    let p = o[a.patient]
    let v = o.visit(for: a.id)
    print(a.start.shown, a.provider, a.id, p?.name.listed ?? "", p?.id.text ?? "", p?.number ?? "", p?.born?.iso ?? "", p?.phones.first?.number ?? "", a.slot, v?.state.label ?? "-", o[a.type]?.name ?? "", o.coverage(of: a.patient, on: r.now.day)?.copay?.shown ?? "nocopay", a.with?.text ?? "", o.account(of: a.patient).balance.shown, p.map { q in o.due(for: q, on: r.now.day, type: o[a.type]).map { $0.topic.rawValue }.joined(separator: ",") } ?? "")
  }
  print("lastReceipt", o.lastReceipt)
  let booked = Set(o.filed(Appointment.self, on: r.now.day).map(\.patient))
  for p in o.patients.sorted where !booked.contains(p.id) { print("free", p.name.listed, p.id, p.number, p.born?.iso ?? "", p.phones.first?.number ?? "", o.coverage(of: p.id, on: r.now.day)?.copay?.shown ?? "nocopay",  o.account(of: p.id).balance.shown, o.due(for: p, on: r.now.day, type: nil).map { $0.topic.rawValue }.joined(separator: ","), "visits", o.filed(Visit.self, of: p.id).count, "bills", o.filed(Superbill.self, of: p.id).map { "\($0.diagnoses.count)/\($0.lines.count)" }) }
  for p in o.patients.sorted where booked.contains(p.id) { print("past", p.name.listed, o.filed(Superbill.self, of: p.id).map { "\($0.diagnoses.count)/\($0.lines.count) \($0.stage)" }) }
  print(r.screen)
}
