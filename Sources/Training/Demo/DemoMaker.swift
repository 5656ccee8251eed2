import Practice

/// Makes the practice office step by step, each step a change that the rules accept.
struct DemoMaker {
  let demo: Demo
  var dice: Dice
  private(set) var office: Office
  private(set) var journal: [Entry] = []
  private(set) var patients: [PatientID] = []
  /// Who has a part in the day's troubles.
  var scenes: [AppointmentID: Scene] = [:]
  /// Where each patient stands in the sample data.
  private var people: [PatientID: Int] = [:]
  private var parts: [String: [PatientID]] = [:]
  /// How many days of appointments there are before today, and after it.
  static let days = 14

  init(_ demo: Demo, _ shelf: Shelf) {
    self.demo = demo
    office = Office(shelf: shelf)
    dice = Dice(seed: demo.seed)
  }

  var data: SampleData { demo.data }

  var today: Day { demo.at.day }

  func moment(_ day: Day, _ time: ClockTime) -> Moment { Moment(day, time, offset: demo.at.offset) }

  /// Does what someone at the desk would do. A refusal leaves the office as it is: chance may ask for the impossible.
  @discardableResult
  mutating func act(_ verb: any Verb, at now: Moment, by: String = "maria", happened: Moment? = nil) -> Entry? {
    guard let entry = try? office.apply(Change(verb, happened: happened), demo.context(now, by: by)) else { return nil }
    journal.append(entry)
    return entry
  }

  mutating func setUp() {
    let then = moment(today.advanced(by: -400), ClockTime(8, 0))
    let practice = data.practice
    set(ChangeSetting(new: practice.practice), at: then)
    for person in practice.staff { set(ChangeSetting(new: person), at: then) }
    for person in office.staff.sorted where person.role != .wallDisplay {
      act(SetSignIn(person.id, hash: Demo.pinHash), at: then, by: person.name)
    }
    for provider in practice.providers {
      set(
        ChangeSetting(
          new: Provider {
            $0.name = PersonName(provider.family, provider.given)
            $0.short = provider.short
            $0.credential = provider.credential
            $0.specialty = provider.specialty
            $0.npi = provider.npi
          }), at: then)
    }
    for room in practice.rooms { set(ChangeSetting(new: room), at: then) }
    for type in practice.visitTypes { set(ChangeSetting(new: type), at: then) }
    for sample in practice.slotCodes {
      var code = sample.code
      code.types = office.visitTypes.sorted.filter { sample.takes.contains($0.short) }.map(\.id)
      set(ChangeSetting(new: code), at: then)
    }
    for thing in practice.things { set(ChangeSetting(new: thing), at: then) }
    for hours in practice.hours {
      guard let provider = provider(hours.provider) else { continue }
      for weekday in hours.weekdays {
        set(
          ChangeSetting(
            new: ScheduleTemplate {
              $0.provider = provider
              $0.weekday = weekday
              $0.blocks = hours.blocks
            }), at: then)
      }
    }
    for payer in practice.payers {
      set(
        ChangeSetting(
          new: Payer {
            $0.name = payer.name
            $0.electronic = payer.electronic
            $0.sort = payer.sort
            $0.phone = payer.phone
          }), at: then)
    }
    for fee in data.fees {
      set(
        ChangeSetting(
          new: Fee {
            $0.section = fee.section
            $0.code = fee.code
            $0.words = fee.words
            $0.price = fee.price
            $0.addOn = fee.addOn
          }), at: then)
    }
    for page in data.tickPages { act(SetTickPage { $0.page = page }, at: then, by: Demo.person) }
    for diagnosis in data.diagnoses {
      set(
        ChangeSetting(
          new: CommonDiagnosis {
            $0.code = diagnosis.code
            $0.words = diagnosis.words
          }), at: then)
    }
  }

  private mutating func set(_ change: ChangeSetting, at then: Moment) { act(change, at: then, by: Demo.person) }

  /// A provider by the short name.
  func provider(_ short: String) -> ProviderID? { office.providers.sorted.first { $0.short == short }?.id }

  /// A patient by the part that they have in the day.
  func patient(playing part: String) -> PatientID? { parts[part]?.first }

  mutating func addPatients() {
    let payers = Dictionary(office.payers.sorted.map { ($0.name, $0.id) }) { first, _ in first }
    let copays = Dictionary(data.practice.payers.map { ($0.name, $0.copay) }) { first, _ in first }
    var byKey: [String: PatientID] = [:]
    for (index, person) in data.patients.enumerated() {
      // They were put on file one after the other, over most of a year.
      let then = moment(today.advanced(by: -380 + index * 340 / data.patients.count), ClockTime(9, index % 60))
      // A newborn is put on file within days of its birth.
      let born = min(person.born(today: today), person.age == 0 ? then.day.advanced(by: -3) : today)
      let added = act(AddPatient(person, born: born, known: byKey, usual: provider(person.usualProvider), today: today), at: then)
      guard let id = added?.edits.new.first.flatMap({ PatientID($0.reference.id) }) else { continue }
      byKey[person.key] = id
      patients.append(id)
      people[id] = index
      if !person.part.isEmpty { parts[person.part, default: []].append(id) }
      // Most signed their papers when they came to the practice; some never sent them back.
      if !dice.chance(12) {
        act(
          FilePapers {
            $0.patient = id
            $0.papers = Consent.Paper.allCases
          }, at: then)
      }
      for coverage in person.coverage {
        guard let payer = payers[coverage.payer] else { continue }
        act(
          AddCoverage(
            coverage, of: id, payer: payer, today: today, copay: coverage.copay ?? copays[coverage.payer].flatMap { $0 }), at: then)
      }
      for alert in person.alerts {
        act(
          PinAlert {
            $0.patient = id
            $0.text = alert.text
            $0.shownAt = alert.shownAt
          }, at: then)
      }
    }
    bury(byKey)
  }

  /// Two are dead, and their charts are still there.
  private mutating func bury(_ byKey: [String: PatientID]) {
    for person in data.patients {
      guard let days = person.deceased, let id = byKey[person.key], var changed = office[id] else { continue }
      let before = changed
      changed.deceased = today.advanced(by: days)
      act(ChangePatient(from: before, to: changed), at: moment(today.advanced(by: min(days + 2, -14)), ClockTime(9, 0)))
    }
  }

  /// Whose records open only with a reason, from the beginning of the demo on.
  mutating func restrict() {
    for (id, index) in people.sorted(by: { $0.key < $1.key }) {
      guard let why = data.patients[index].restricted else { continue }
      act(
        RestrictRecord {
          $0.patient = id
          $0.why = why
        }, at: demo.at, by: "lin")
    }
  }

  /// The visits of the last two weeks, each put in at the end of its day, some with a balance left.
  mutating func recordHistory() {
    for back in stride(from: -DemoMaker.days, to: 0, by: 1) {
      let day = today.advanced(by: back)
      let evening = moment(day, ClockTime(18, 30))
      for appointment in office.filed(Appointment.self, on: day) {
        let luck = dice.number(1...100)
        if luck <= 5 {
          act(MarkNoShow { $0.appointment = appointment.id }, at: evening)
        } else if luck <= 10 {
          act(
            CancelAppointment {
              $0.appointment = appointment.id
              $0.by = .patient
              $0.reason = dice.pick(["work called", "feels better", "no ride", "child is ill"])
            }, at: moment(day, ClockTime(7, 50)))
        } else {
          happened(appointment, put: evening)
        }
      }
    }
    for patient in parts["balanceDue"] ?? [] { leaveBalance(patient) }
  }

  private mutating func happened(_ appointment: Appointment, put then: Moment) {
    let arrived = appointment.start + dice.number(-14...2)
    let entry = act(
      RecordPastVisit {
        $0.patient = appointment.patient
        $0.provider = appointment.provider
        $0.type = appointment.type
        $0.day = appointment.day
        $0.arrived = arrived
        $0.left = arrived + appointment.minutes + dice.number(12...38)
        $0.reason = appointment.reason
      }, at: then)
    guard let visit = entry?.edits.new.first(where: { $0.reference.kind == .visits }).flatMap({ VisitID($0.reference.id) }) else { return }
    charge(visit, at: then)
    checkOut(visit, at: then, leaveUnpaid: dice.chance(6))
  }

  /// Someone came last month and still owes for it.
  private mutating func leaveBalance(_ patient: PatientID) {
    guard office.account(of: patient).balance == .zero else { return }
    let then = moment(today.advanced(by: -1), ClockTime(18, 45))
    let entry = act(
      RecordPastVisit {
        $0.patient = patient
        $0.provider = office[patient]?.usualProvider ?? office.providers.sorted[0].id
        $0.type = office.visitTypes.sorted[0].id
        $0.day = today.advanced(by: -33)
        $0.arrived = ClockTime(9, 5)
        $0.reason = "medication refill"
      }, at: then)
    guard let visit = entry?.edits.new.first(where: { $0.reference.kind == .visits }).flatMap({ VisitID($0.reference.id) }) else { return }
    charge(visit, at: then)
    checkOut(visit, at: then, leaveUnpaid: true)
  }

  /// Ticks what the provider found and did, as the reason of the visit lets expect.
  mutating func charge(_ visit: VisitID, at now: Moment) {
    guard let record = office[visit], let bill = record.superbill else { return }
    let reason = DemoReason.fitting(record.reason, in: data.reasons)
    let own = people[record.patient].map { data.patients[$0].diagnoses } ?? []
    let more = own.isEmpty || !dice.chance(30) ? [] : [dice.pick(own)]
    for code in (reason.diagnoses + more).uniqued.prefix(4) {
      act(
        AddDiagnosis {
          $0.superbill = bill
          $0.code = code
        }, at: now, by: "lin")
    }
    for code in reason.services.uniqued {
      act(
        AddService {
          $0.superbill = bill
          $0.code = code
        }, at: now, by: "lin")
    }
  }

  mutating func checkOut(_ visit: VisitID, at now: Moment, leaveUnpaid: Bool = false) {
    guard let record = office[visit] else { return }
    var bill = record.superbill.flatMap { office[$0] } ?? Superbill()
    bill.patientShare = office.patientShare(of: bill)
    let owed = office.account(of: record.patient).balance + bill.patientShare
    act(
      CheckOut {
        $0.visit = visit
        if owed > .zero {
          if leaveUnpaid { $0.unpaid = "will pay by mail" } else { $0.tenders = [Tender(dice.chance(60) ? .card : .cash, owed)] }
        }
        $0.next = dice.chance(50) ? "none needed" : "follow-up in 3 months"
      }, at: now)
  }
}

extension DemoMaker {
  /// The evening before, a colleague asked the payers about most of those who come in the next days; some are left to ask about.
  mutating func verifyAhead() {
    let evening = moment(today.advanced(by: -1), ClockTime(19, 0))
    let days = (1...7).flatMap { office.filed(Appointment.self, on: today.advanced(by: $0)) }
    let coming = Set(days.map(\.patient)).subtracting(office.filed(Appointment.self, on: today).map(\.patient))
    for patient in coming.sorted() where !patient.number.isMultiple(of: 6) {
      for coverage in office.filed(Coverage.self, of: patient) where coverage.covers(today) {
        act(
          VerifyCoverage {
            $0.coverage = coverage.id
            $0.how = .electronic
          }, at: evening)
      }
    }
  }
}

extension AddPatient {
  /// Someone of the sample data; households and guarantors are those who are known already.
  fileprivate init(_ person: SamplePatient, born: Day, known: [String: PatientID], usual: ProviderID?, today: Day) {
    self.init()
    name = PersonName(person.family, person.given)
    name.middle = person.middle
    name.suffix = person.suffix
    name.called = person.called
    self.born = born
    sex = person.sex
    phones = person.phones
    address.street = person.street
    address.unit = person.unit
    address.city = person.city
    address.state = person.state
    address.zip = person.zip
    email = person.email
    language = person.language
    interpreter = person.interpreter
    contacts = person.contacts
    usualProvider = usual
    family = person.household.flatMap { known[$0] }
    if let payer = person.guarantor, let id = known[payer.patient] {
      guarantor.patient = id
      guarantor.relation = payer.relation
    }
    note = person.note
    seenBefore = person.seen.map { today.advanced(by: $0) }
    // Name-alikes are part of the practice.
    notTheSame = true
  }
}

extension AddCoverage {
  fileprivate init(_ coverage: SampleCoverage, of patient: PatientID, payer: PayerID, today: Day, copay: Cents?) {
    self.init()
    self.patient = patient
    self.payer = payer
    order = coverage.order
    plan = coverage.plan
    member = coverage.member
    group = coverage.group
    holder = coverage.holder
    holderName = coverage.holderName
    from = today.advanced(by: coverage.from)
    to = coverage.to.map { today.advanced(by: $0) }
    self.copay = copay
  }
}

extension Array where Element: Hashable {
  /// Each once, in order.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
