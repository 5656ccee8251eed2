import Testing

@testable import Practice

/// A small office on Monday 23 November 2026 at nine, and a clock that a test moves.
struct TestOffice {
  static let today = Day(2026, 11, 23)!
  var office = Office()
  var journal: [Entry] = []
  var now = Moment(TestOffice.today.advanced(by: -30), ClockTime(8, 0), offset: -300)
  var by = "maria"
  /// May do everything: a test that asks who may what says so.
  var role = StaffRole.manager
  var desk = "front-1"

  let lin = ProviderID("d1")!, osei = ProviderID("d2")!
  let room1 = RoomID("r1")!, room2 = RoomID("r2")!
  /// 20 minutes; 30 minutes; telehealth; preventive, without a copay.
  let followUp = VisitTypeID("t1")!, long = VisitTypeID("t2")!, telehealth = VisitTypeID("t3")!, physical = VisitTypeID("t4")!
  let payer = PayerID("i1")!

  var context: Context { Context(now: now, by: by, role: role, desk: desk) }
  var today: Day { now.day }

  init() {
    set(PracticeSettings { $0.name = "Test" })
    set(StaffMember { ($0.name, $0.role) = ("boss", .manager) })
    for name in ["Lin", "Osei"] {
      set(
        Provider {
          $0.short = name
          $0.credential = "MD"
        })
    }
    for name in ["1", "2"] { set(Room { $0.name = name }) }
    for (name, minutes, telehealth, noCopay) in [
      ("Follow-up", 20, false, false), ("Long", 30, false, false), ("Telehealth", 20, true, false), ("Physical", 40, false, true),
    ] {
      set(
        VisitType {
          ($0.name, $0.minutes, $0.telehealth, $0.noCopay) = (name, minutes, telehealth, noCopay)
        })
    }
    for provider in [lin, osei] {
      for weekday in 1...5 {
        set(
          ScheduleTemplate {
            ($0.provider, $0.weekday) = (provider, weekday)
            $0.blocks = [block(8, 12), block(12, 13, "lunch", closed: true), block(13, 16), block(16, 17, "same day", sameDay: true)]
          })
      }
    }
    set(Payer { $0.name = "Harbor Health" })
    for (code, price) in [("99213", 12_800), ("99214", 18_400), ("81003", 900)] {
      set(
        Fee {
          ($0.code, $0.words, $0.price) = (code, "service \(code)", Cents(price))
        })
    }
    now = Moment(Self.today, ClockTime(9, 0), offset: -300)
  }

  private func block(_ from: Int, _ to: Int, _ label: String = "", closed: Bool = false, sameDay: Bool = false) -> ScheduleTemplate.Block {
    ScheduleTemplate.Block {
      ($0.from, $0.to, $0.label, $0.closed, $0.sameDay) = (ClockTime(from, 0), ClockTime(to, 0), label, closed, sameDay)
    }
  }

  mutating func set<R: Record>(_ record: R) { does(ChangeSetting(new: record)) }

  mutating func at(_ hour: Int, _ minute: Int) { now = Moment(now.day, ClockTime(hour, minute), offset: -300) }
  mutating func later(_ minutes: Int) { now = now.advanced(byMinutes: minutes) }

  /// Does it, or fails the test with the reason.
  @discardableResult
  mutating func does(_ verb: any Verb, happened: Moment? = nil, sourceLocation: SourceLocation = #_sourceLocation) -> Entry {
    do throws(Refusal) {
      let entry = try office.apply(Change(verb, happened: happened), context)
      journal.append(entry)
      return entry
    } catch {
      Issue.record("\(type(of: verb).name) refused: \(error.rule): \(error.full)", sourceLocation: sourceLocation)
      return Entry()
    }
  }

  /// The rule by which it is refused, or "done" if it would not be.
  func rule(_ verb: any Verb, happened: Moment? = nil) -> String {
    do throws(Refusal) {
      _ = try office.decide(Change(verb, happened: happened), context)
      return "done"
    } catch { return error.rule }
  }

  func refusal(_ verb: any Verb) -> Refusal { office.refusal(verb, context) ?? Refusal("done", "") }

  /// The first record that a change made; one that is nowhere, if it was refused.
  func made<R>(_ entry: Entry) -> ID<R> { entry.edits.new.first.flatMap { ID($0.reference.id) } ?? .unnumbered }

  // MARK: People and visits on their way

  mutating func patient(_ family: String = "Okafor", _ given: String = "Ada", born: Day? = Day(1982, 3, 4)) -> PatientID {
    let entry = does(
      AddPatient {
        $0.name = PersonName(family, given)
        $0.born = born
        $0.address.street = "12 Elm St"
        $0.phones = [Phone { $0.number = "845-555-0100" }]
        $0.notTheSame = true
      })
    return made(entry)
  }

  @discardableResult
  mutating func insured(_ patient: PatientID, copay: Int? = 2500, from: Day? = nil, to: Day? = nil, order: Coverage.Order = .primary)
    -> CoverageID
  {
    let entry = does(
      AddCoverage {
        ($0.patient, $0.payer, $0.order, $0.member) = (patient, payer, order, "M1")
        $0.from = from ?? today.advanced(by: -100)
        $0.to = to
        $0.copay = copay.map { Cents($0) }
      })
    return made(entry)
  }

  func booking(
    _ patients: [PatientID], _ hour: Int, _ minute: Int, _ provider: ProviderID? = nil, type: VisitTypeID? = nil, day: Day? = nil,
    overbook: String = ""
  ) -> Book {
    Book {
      ($0.patients, $0.provider, $0.type) = (patients, provider ?? lin, type ?? followUp)
      ($0.day, $0.start, $0.overbook) = (day ?? today, ClockTime(hour, minute), overbook)
    }
  }

  mutating func booked(
    _ patient: PatientID, _ hour: Int, _ minute: Int, _ provider: ProviderID? = nil, type: VisitTypeID? = nil, day: Day? = nil,
    overbook: String = ""
  ) -> AppointmentID {
    made(does(booking([patient], hour, minute, provider, type: type, day: day, overbook: overbook)))
  }

  mutating func arrived(_ appointment: AppointmentID) -> VisitID {
    made(does(Arrive([appointment])))
  }

  mutating func walkIn(_ patient: PatientID, type: VisitTypeID? = nil) -> VisitID {
    let entry = does(
      WalkIn {
        ($0.patient, $0.provider, $0.type) = (patient, lin, type ?? followUp)
      })
    return made(entry)
  }

  /// Check-in with everything answered and the copay paid by card.
  func answers(_ visit: VisitID) -> CheckIn {
    let record = office[visit]!
    let patient = office[record.patient]!
    let due = office.due(for: patient, on: record.day, type: office[record.type], visit: record)
    return CheckIn {
      $0.visit = visit
      $0.checks = due.map {
        Check(
          $0.topic, $0.topic.isPaper && $0.isMissing ? .signed : .same, $0.topic == .identity ? patient.identifiers ?? "name, photo ID" : ""
        )
      }
      $0.tenders = due.compactMap(\.amount).map { Tender(.card, $0) }
    }
  }

  mutating func checkedIn(_ visit: VisitID) { does(answers(visit)) }

  // MARK: Waiting for a time, and coming again

  func wish(_ patient: PatientID, type: VisitTypeID? = nil, _ more: (inout PutOnWaitlist) -> Void = { _ in }) -> PutOnWaitlist {
    PutOnWaitlist {
      ($0.patient, $0.type) = (patient, type ?? followUp)
      more(&$0)
    }
  }

  mutating func waits(_ patient: PatientID, type: VisitTypeID? = nil, _ more: (inout PutOnWaitlist) -> Void = { _ in }) -> WaitlistEntryID {
    made(does(wish(patient, type: type, more)))
  }

  mutating func recalled(_ patient: PatientID, every: Int? = 6, due: Day? = nil) -> RecallID {
    made(
      does(
        SetRecall {
          ($0.patient, $0.type, $0.every, $0.what) = (patient, followUp, every, "diabetes check")
          $0.due = due ?? today
        }))
  }

  /// An open time of Lin's at ten, held for a wish.
  mutating func held(_ entry: WaitlistEntryID, minutes: Int? = nil) -> AppointmentID {
    made(
      does(
        FreeSlot {
          ($0.provider, $0.day, $0.start) = (lin, today, ClockTime(10, 0))
          ($0.holds, $0.holdMinutes) = (entry, minutes)
        }))
  }

  func rooming(_ visit: VisitID, _ room: RoomID? = nil, share: Bool = false) -> PutInRoom {
    PutInRoom { ($0.visit, $0.room, $0.share) = (visit, room ?? room1, share) }
  }

  /// From arrival to the desk for checkout, with one service ticked.
  mutating func atCheckout(_ visit: VisitID, service: String = "99213") -> SuperbillID {
    checkedIn(visit)
    does(rooming(visit))
    does(StartWithProvider(visit))
    let bill = office[visit]!.superbill!
    does(ticked(bill, service))
    does(SendToCheckout(visit))
    return bill
  }

  func ticked(_ bill: SuperbillID, _ code: String = "99213", units: Int? = nil, modifiers: [String] = [], pointers: String = "")
    -> AddService
  {
    AddService { ($0.superbill, $0.code, $0.units, $0.modifiers, $0.pointers) = (bill, code, units, modifiers, pointers) }
  }

  func found(_ bill: SuperbillID, _ code: String) -> AddDiagnosis { AddDiagnosis { ($0.superbill, $0.code) = (bill, code) } }

  func leaving(_ visit: VisitID, pays: Int = 0, unpaid: String = "") -> CheckOut {
    CheckOut {
      ($0.visit, $0.next, $0.unpaid) = (visit, "none needed", unpaid)
      if pays > 0 { $0.tenders = [Tender(.card, Cents(pays))] }
    }
  }

  func paying(_ patient: PatientID, _ cents: Int...) -> TakePayment {
    TakePayment {
      $0.patient = patient
      $0.tenders = cents.map { Tender(.cash, Cents($0)) }
    }
  }

  mutating func paid(_ patient: PatientID, _ cents: Int) -> PaymentID {
    made(does(paying(patient, cents)))
  }

  var lastPayment: Payment { office.payments.sorted.last! }

  /// The same office, made from the journal's lines as they stand in the file.
  func rebuilt() throws -> Office {
    var office = Office()
    for entry in journal { try office.take(Entry(fields: entry.fields)) }
    return office
  }
}

/// Every record of an office as plain fields.
func everything(_ office: Office, without left: Set<String> = []) -> [Reference: Datum.Fields] {
  var all: [Reference: Datum.Fields] = [:]
  for kind in Kind.allCases {
    for whole in office.atHand(kind) { all[whole.reference] = whole.fields.without(left) }
  }
  return all
}
