import Foundation
import Testing

@testable import Practice

@Suite("Whatever anyone does")
struct PropertyTests {
  static let isLong = ProcessInfo.processInfo.environment["ANTEROOM_LONG"] == "1"
  static let seeds = Array(1...(isLong ? 300 : 3))

  /// What a person could do now: half of it sensible, half of it anything.
  private func action(_ desk: TestOffice, _ dice: inout TestDice) -> any Verb {
    let verb = dice.pick(Verbs.all)
    if dice.chance(20), let wild = try? wild(verb, &dice) { return wild }
    let people = desk.office.patients.sorted.map(\.id), person = dice.pick(people)
    let visits = desk.office.visits.sorted, here = visits.filter(\.state.isHere)
    let visit = visits.isEmpty ? VisitID("v1")! : dice.pick(!here.isEmpty && dice.chance(80) ? here : Array(visits.suffix(10))).id
    let booked = desk.office.appointments.sorted,
      appointment = booked.isEmpty ? AppointmentID("a1")! : dice.pick(Array(booked.suffix(20))).id
    let bill = desk.office[visit]?.superbill ?? SuperbillID("s1")!
    let payments = desk.office.payments.sorted, payment = payments.isEmpty ? PaymentID("m1")! : dice.pick(payments).id
    let amount = Cents(dice.pick([0, 100, 2500, 12_800, 20_000, -5]))
    let reason = dice.chance(90) ? "because" : ""
    let provider = dice.pick([desk.lin, desk.osei]), type = dice.pick([desk.followUp, desk.long, desk.telehealth, desk.physical])
    switch dice.number(0...31) {
    case 0:
      return AddPatient {
        ($0.name, $0.born, $0.notTheSame) = (
          PersonName("P", "\(dice.number(1...9))"), desk.today.advanced(by: -dice.number(0...9000)), true
        )
      }
    case 1...4:
      return desk.booking(
        dice.chance(20) ? [person, dice.pick(people)] : [person], dice.number(8...16), dice.pick([0, 20, 30, 40]), provider, type: type,
        day: desk.today.advanced(by: dice.chance(80) ? 0 : 1), overbook: dice.chance(30) ? reason : "")
    case 5, 6: return Arrive([appointment])
    case 7: return WalkIn { ($0.patient, $0.provider, $0.type) = (person, provider, type) }
    case 8...11:
      guard desk.office[visit] != nil else { return Undo() }
      var check = desk.answers(visit)
      if dice.chance(20) { check.tenders = [] }
      if dice.chance(30), let index = check.checks.indices.last { check.checks[index] = Check(check.checks[index].what, .waived, reason) }
      return check
    case 12: return CallPatient(visit)
    case 13, 14: return desk.rooming(visit, dice.pick([desk.room1, desk.room2]), share: dice.chance(20))
    case 15: return StartWithProvider(visit)
    case 16: return dice.chance(50) ? SendOut(visit, to: dice.pick(Visit.Place.allCases)) : ComeBack(visit)
    case 17, 18: return SendToCheckout(visit)
    case 19, 20: return desk.ticked(bill, dice.pick(["99213", "81003"]), units: dice.number(1...3), pointers: dice.pick(["", "A", "AB"]))
    case 21:
      return dice.chance(70)
        ? desk.found(bill, dice.pick(["E11.9", "I10", "J06.9"])) : RemoveDiagnosis { ($0.superbill, $0.code) = (bill, "E11.9") }
    case 22, 23: return desk.leaving(visit, pays: max(0, amount.count), unpaid: reason)
    case 24: return LeaveUnseen { ($0.visit, $0.reason) = (visit, reason) }
    case 25: return EnterInError { ($0.visit, $0.reason) = (visit, reason) }
    case 26: return MoveVisit { ($0.visit, $0.to) = (visit, person) }
    case 27:
      return dice.chance(50)
        ? VoidReceipt { ($0.payment, $0.reason) = (payment, reason) }
        : RefundReceipt { ($0.payment, $0.reason, $0.tenders) = (payment, reason, [Tender(.cash, amount)]) }
    case 28: return TakePayment { ($0.patient, $0.visit, $0.tenders) = (person, dice.chance(30) ? visit : nil, [Tender(.card, amount)]) }
    case 29: return dice.chance(60) ? Undo() : Redo()
    case 30:
      return dice.chance(50)
        ? AddCoverage {
          ($0.patient, $0.payer, $0.member, $0.copay, $0.from) = (
            person, desk.payer, "M", amount, desk.today.advanced(by: -dice.number(0...3))
          )
        }
        : EndCoverage { ($0.coverage, $0.to) = (CoverageID("c\(dice.number(1...6))")!, desk.today.advanced(by: -dice.number(-2...4))) }
    default:
      return dice.pick([
        MarkNoShow { $0.appointment = appointment }, EraseNoShow { ($0.appointment, $0.reason) = (appointment, reason) },
        CancelAppointment { ($0.appointment, $0.reason) = (appointment, reason) }, ReturnToWaiting(visit), CopyLastVisit(bill),
        Reschedule { ($0.appointment, $0.day, $0.start) = (appointment, desk.today, ClockTime(dice.number(9...16), 0)) },
        RecordPastVisit {
          ($0.patient, $0.provider, $0.type, $0.day, $0.arrived) = (
            person, provider, type, desk.today.advanced(by: -dice.number(0...1)), ClockTime(dice.number(8...12), 0)
          )
        },
        RaiseEmergency { $0.visit = visit }, EndEmergency { ($0.emergency, $0.ending, $0.takenAway) = (EmergencyID("e1")!, "x", true) },
        NoteEmergency { ($0.emergency, $0.step, $0.text) = (EmergencyID("e1")!, .clinicianTold, "Lin") },
      ])
    }
  }

  /// An action with fields from nowhere.
  private func wild<V: Verb>(_ type: V.Type, _ dice: inout TestDice) throws -> any Verb {
    var verb = V()
    for field in V.fields where dice.chance(85) {
      for value in RandomFields.candidates(&dice) where (try? field.write(&verb, value)) != nil && dice.chance(50) { break }
    }
    return verb
  }

  @Test("nothing traps, no rule is broken, the journal adds up to the office, and undoing leaves it as it was", arguments: seeds)
  func sequences(seed: Int) throws {
    var desk = TestOffice(), dice = TestDice(seed)
    for index in 0..<5 {
      let person = desk.patient("P", "\(index)")
      if index < 3 { desk.insured(person) }
    }
    var did: [String: Int] = [:]
    for step in 0..<(Self.isLong ? 1200 : 300) {
      if dice.chance(25) { desk.later(dice.chance(90) ? dice.number(0...12) : -dice.number(1...30)) }
      if dice.chance(1) { desk.now = Moment(desk.now.day.advanced(by: 1), ClockTime(8, 30), offset: -300) }
      desk.by = dice.chance(80) ? "maria" : "james"
      desk.role = dice.chance(70) ? .frontDesk : dice.pick(StaffRole.allCases)
      let verb = action(desk, &dice)
      let happened = dice.chance(5) ? desk.now.advanced(byMinutes: -dice.number(0...90)) : nil
      let before = desk.office
      guard let entry = try? desk.office.apply(Change(verb, happened: happened), desk.context) else {
        #expect(desk.office.seq == before.seq)
        continue
      }
      desk.journal.append(entry)
      did[entry.did, default: 0] += 1
      // What is written is what is read.
      try #expect(Entry(fields: entry.fields) == entry, "seed \(seed) step \(step) \(entry.did)")
      let findings = Checks.run(desk.office)
      #expect(findings.isEmpty, "seed \(seed) step \(step) \(entry.did): \(findings.map(\.sentence)) \(verb)")
      if !findings.isEmpty { return }
      if !["undo", "redo"].contains(entry.did), dice.chance(30) { try takeBack(before, desk, entry) }
    }
    let again = try desk.rebuilt()
    #expect(
      everything(again) == everything(desk.office) && again.numbersGiven == desk.office.numbersGiven
        && again.lastReceipt == desk.office.lastReceipt)
    #expect(did.count > 12, "seed \(seed) did only \(did.keys.sorted())")
  }

  /// Undo leaves the office as it was but for versions; redo leaves it as it had become.
  private func takeBack(_ before: Office, _ desk: TestOffice, _ entry: Entry) throws {
    var desk = desk
    guard desk.rule(Undo()) == "done" else { return }
    let after = everything(desk.office, without: ["v"])
    desk.does(Undo())
    #expect(everything(desk.office, without: ["v"]) == everything(before, without: ["v"]), "undo of \(entry.did)")
    desk.does(Redo())
    #expect(everything(desk.office, without: ["v"]) == after, "redo of \(entry.did)")
  }
}
