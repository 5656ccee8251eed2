import Practice

/// Makes the practice office step by step, each step a change that the rules accept.
struct DemoMaker {
  let demo: Demo
  var dice: Dice
  private(set) var office = Office()
  private(set) var journal: [Entry] = []
  private(set) var patients: [PatientID] = []
  /// Who has a part in the day's troubles.
  var scenes: [AppointmentID: Scene] = [:]

  init(_ demo: Demo) {
    self.demo = demo
    dice = Dice(seed: demo.seed)
  }

  var today: Day { demo.at.day }

  func moment(_ day: Day, _ time: ClockTime) -> Moment { Moment(day, time, offset: demo.at.offset) }

  /// Does what someone at the desk would do. A refusal leaves the office as it is: chance may ask for the impossible.
  @discardableResult
  mutating func act(_ verb: any Verb, at now: Moment, by: String = "maria") -> Entry? {
    guard let entry = try? office.apply(Change(verb), demo.context(now, by: by)) else { return nil }
    journal.append(entry)
    return entry
  }

  mutating func setUp() {
    let then = moment(today.advanced(by: -400), ClockTime(8, 0))
    func set(_ change: ChangeSetting, _ maker: inout DemoMaker) { maker.act(change, at: then, by: Demo.person) }
    set(
      ChangeSetting(
        new: PracticeSettings {
          $0.name = "Millbrook Family Practice"
          $0.phone = "845-555-0100"
          $0.npi = "1538293847"
          $0.address.street = "12 Mill Lane"
          $0.address.city = "Millbrook"
          $0.address.state = "NY"
          $0.address.zip = "12545"
        }), &self)
    for (name, full, role) in [
      (Demo.person, "You", StaffRole.manager), ("maria", "Maria Alvarez", .frontDesk), ("james", "James Whitfield", .biller),
      ("lin", "Wei Lin", .clinician),
    ] {
      set(
        ChangeSetting(
          new: StaffMember {
            $0.name = name
            $0.fullName = full
            $0.role = role
          }), &self)
    }
    for provider in DemoSetup.providers { set(ChangeSetting(new: provider), &self) }
    for name in DemoSetup.rooms {
      set(
        ChangeSetting(
          new: Room {
            $0.name = name
            $0.use = name == "6" ? "procedure" : "exam"
          }), &self)
    }
    for type in DemoSetup.visitTypes { set(ChangeSetting(new: type), &self) }
    for provider in office.providers.sorted {
      for template in DemoSetup.templates(for: provider.id, step: 20) { set(ChangeSetting(new: template), &self) }
    }
    for payer in DemoSetup.payers {
      set(
        ChangeSetting(
          new: Payer {
            $0.name = payer.name
            $0.electronic = payer.electronic
          }), &self)
    }
    for fee in DemoSetup.fees {
      set(
        ChangeSetting(
          new: Fee {
            $0.section = fee.section
            $0.code = fee.code
            $0.words = fee.words
            $0.price = Cents(fee.cents)
          }), &self)
    }
    for diagnosis in DemoSetup.diagnoses {
      set(
        ChangeSetting(
          new: CommonDiagnosis {
            $0.code = diagnosis.code
            $0.words = diagnosis.words
          }), &self)
    }
  }

  mutating func addPatients() {
    for (index, person) in DemoNames.people.enumerated() {
      let then = moment(today.advanced(by: -380 + index), ClockTime(9, 0))
      let number = 100 + index
      let street = "\(dice.number(1...240)) \(dice.pick(DemoNames.streets))"
      let town = dice.pick(DemoNames.towns)
      let birth = today.advanced(by: -person.age * 365 - person.age / 4 - dice.number(20...340))
      let usual = office.providers.sorted[index % office.providers.count].id
      let parent = index == 4 || index == 5 ? patients[3] : nil
      let added = act(
        AddPatient {
          $0.name = PersonName(person.family, person.given)
          $0.name.called = person.called
          $0.born = birth
          $0.sex = Sex(rawValue: person.sex) ?? .unknown
          $0.language = person.language
          $0.interpreter = !person.language.isEmpty
          $0.address.street = street
          $0.address.city = town.0
          $0.address.state = "NY"
          $0.address.zip = town.1
          $0.phones = [
            Phone {
              $0.number = "845-555-0\(number)"
              $0.mayText = index % 3 != 0
              $0.mayLeaveMessage = index % 4 != 0
            }
          ]
          $0.usualProvider = usual
          $0.family = parent
          if let parent {
            $0.guarantor.patient = parent
            $0.guarantor.relation = "mother"
            $0.contacts = [
              Contact {
                $0.name = "Elena Ruiz"
                $0.relation = "mother"
                $0.guardian = true
                $0.mayHear = [.everything]
              }
            ]
          } else if index % 5 == 0 {
            $0.contacts = [
              Contact {
                $0.name = "Sam \(person.family)"
                $0.relation = index % 2 == 0 ? "spouse" : "sister"
                $0.phone = "845-555-0\(number + 90)"
                $0.emergency = true
                $0.mayHear = index % 10 == 0 ? [.appointments] : []
              }
            ]
          }
        }, at: then)
      guard let id = added?.edits.new.first.flatMap({ PatientID($0.reference.id) }) else { continue }
      patients.append(id)
      insure(id, index, age: person.age, at: then)
    }
    if let mother = patients.dropFirst(3).first {
      var changed = office[mother] ?? Patient()
      let before = changed
      changed.family = mother
      act(ChangePatient(from: before, to: changed), at: moment(today.advanced(by: -300), ClockTime(9, 0)))
    }
    let pinned: [(Int, String, [Alert.Place])] = [
      (6, "hard of hearing on the left; face him when you speak", [.arrival, .call]),
      (1, "late cancellations: confirm by phone the day before", [.booking]),
      (10, "uses a walker; room 1 or 2", [.arrival, .call]), (22, "latex allergy: tell the nurse", [.call]),
    ]
    for (index, text, places) in pinned {
      act(
        PinAlert {
          $0.patient = patients[index]
          $0.text = text
          $0.shownAt = places
        }, at: moment(today.advanced(by: -40), ClockTime(14, 0)))
    }
  }

  /// Most are covered; a few are not, and one coverage ended yesterday.
  private mutating func insure(_ patient: PatientID, _ index: Int, age: Int, at then: Moment) {
    if index % 11 == 9 { return }
    let payers = office.payers.sorted
    let choice = age >= 65 ? 0 : index % 6 == 5 ? 1 : 2 + index % 3
    guard payers.indices.contains(choice) else { return }
    let ended = index == 8
    act(
      AddCoverage {
        $0.patient = patient
        $0.payer = payers[choice].id
        $0.plan = choice == 0 ? "Part B" : ""
        $0.member = "\(payers[choice].electronic.prefix(2))\(700_100 + index * 37)"
        $0.from = today.advanced(by: -360)
        $0.to = ended ? today.advanced(by: -1) : nil
        $0.copay = DemoSetup.payers[choice].copay.map { Cents($0) }
      }, at: then)
  }

  /// Visits of the last months, some with a balance left.
  mutating func recordHistory() {
    for (index, patient) in patients.enumerated() where index % 3 == 0 {
      let day = today.advanced(by: -dice.number(14...150))
      let provider = office[patient]?.usualProvider ?? office.providers.sorted[0].id
      let entry = act(
        RecordPastVisit {
          $0.patient = patient
          $0.provider = provider
          $0.type = office.visitTypes.sorted[0].id
          $0.day = day
          $0.arrived = ClockTime(9, dice.number(0...50))
        }, at: moment(today.advanced(by: -13), ClockTime(8, 0)))
      guard let visit = entry?.edits.new.first(where: { $0.reference.kind == .visits }).flatMap({ VisitID($0.reference.id) }) else {
        continue
      }
      let then = moment(today.advanced(by: -13), ClockTime(8, 5))
      charge(visit, at: then)
      checkOut(visit, at: then, leaveUnpaid: index % 9 == 6)
    }
  }

  /// Ticks one or two diagnoses and one to three services, as the provider said.
  mutating func charge(_ visit: VisitID, at now: Moment) {
    guard let bill = office[visit]?.superbill else { return }
    let diagnoses = office.commonDiagnoses.sorted
    for _ in 0..<dice.number(1...2) {
      let diagnosis = dice.pick(diagnoses)
      act(
        AddDiagnosis {
          $0.superbill = bill
          $0.code = diagnosis.code
        }, at: now, by: "lin")
    }
    let extra = ["81003", "83036", "36415", "93000", "87880"]
    for code in [dice.chance(70) ? "99213" : "99214"] + (dice.chance(40) ? [dice.pick(extra)] : []) {
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
