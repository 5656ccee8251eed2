import OfficeFiles
import Practice

/// An office made for tests: few people, each with a part to play, so that no story changes when the practice office does.
struct Clinic {
  private(set) var office = Office(shelf: OfficeMemory.shelf)
  private let today = Example.now.day
  private var people: [String: PatientID] = [:]

  /// The office at 10:42 on a Monday.
  static let office: Office = {
    var clinic = Clinic()
    clinic.setUp()
    clinic.addPeople()
    for name in ["Stewart Moira", "Hernandez José", "Ruiz Elena", "Ruiz Tomás", "Ruiz Lucía"] { clinic.fileOldPapers(name) }
    clinic.liveMorning()
    return clinic.office
  }()

  private func moment(_ day: Day, _ time: ClockTime) -> Moment { Moment(day, time, offset: Example.now.offset) }

  /// Someone does something; a refusal is a mistake of this file, and the tests would show it.
  @discardableResult
  private mutating func act(_ verb: any Verb, _ time: ClockTime = ClockTime(8, 0), daysAgo: Int = 0) -> Entry? {
    let now = moment(today.advanced(by: -daysAgo), time)
    return try? office.apply(Change(verb), Context(now: now, by: "maria", role: .manager, desk: "front-2"))
  }

  private mutating func set<R: Record>(_ record: R) { act(ChangeSetting(new: record), daysAgo: 400) }

  private mutating func setUp() {
    set(
      PracticeSettings {
        $0.name = "Harbor Clinic"
        $0.address.street = "12 Mill Lane"
        $0.address.city = "Millbrook"
        $0.address.state = "NY"
      })
    for (short, family, given) in [("Lin", "Lin", "Wei"), ("Osei", "Osei", "Abena"), ("NP Park", "Park", "Jun")] {
      set(
        Provider {
          $0.short = short
          $0.name = PersonName(family, given)
          $0.credential = short == "NP Park" ? "NP" : "MD"
        })
    }
    for name in ["1", "2", "3", "4", "5", "6"] {
      set(
        Room {
          $0.name = name
          $0.use = name == "6" ? "procedure" : "exam"
        })
    }
    for (name, short, minutes) in [("Follow-up", "FU", 20), ("Sick visit", "SICK", 20), ("New patient", "NEW", 40)] {
      set(
        VisitType {
          $0.name = name
          $0.short = short
          $0.minutes = minutes
        })
    }
    for provider in office.providers.sorted {
      for weekday in 1...7 {
        set(
          ScheduleTemplate {
            $0.provider = provider.id
            $0.weekday = weekday
            $0.blocks = [block(8, 12), block(12, 13, "lunch"), block(13, 17)]
          })
      }
    }
    set(Payer { $0.name = "Harbor Health PPO" })
    set(Payer { $0.name = "Union Mutual" })
    for (code, words, cents) in [
      ("99212", "est. patient, short", 7200), ("99213", "est. patient, low", 12800), ("99214", "est. patient, moderate", 18400),
      ("81003", "urine dipstick", 900), ("87880", "rapid strep", 3400), ("83036", "A1c", 2600),
    ] {
      set(
        Fee {
          $0.section = "All"
          $0.code = code
          $0.words = words
          $0.price = Cents(cents)
        })
    }
    for (code, words) in [
      ("E11.9", "type 2 diabetes"), ("I10", "high blood pressure"), ("J06.9", "upper respiratory infection"), ("R05.9", "cough"),
      ("M54.50", "low back pain"), ("R51.9", "headache"),
    ] {
      set(
        CommonDiagnosis {
          $0.code = code
          $0.words = words
        })
    }
  }

  private func block(_ from: Int, _ to: Int, _ label: String = "") -> ScheduleTemplate.Block {
    ScheduleTemplate.Block {
      $0.from = ClockTime(from, 0)
      $0.to = ClockTime(to, 0)
      $0.step = 20
      $0.label = label
      $0.closed = !label.isEmpty
    }
  }

  /// Family name, given name, birth date, copay in cents (nothing: not insured). The order gives the numbers.
  private static let cast: [(family: String, given: String, born: Day?, copay: Int?)] = [
    ("Okafor", "Ada", Day(1981, 12, 27), 2500), ("Smith", "John", Day(1955, 4, 2), 0), ("Smith", "Jane", Day(1987, 12, 29), 2000),
    ("Ruiz", "Elena", Day(1990, 9, 20), 2500), ("Ruiz", "Tomás", Day(2017, 8, 29), 3500), ("Ruiz", "Lucía", Day(2020, 5, 23), 0),
    ("Petrov", "Ivan", Day(1968, 4, 14), 2500), ("Nguyễn", "Thị Hoa", Day(1963, 8, 3), 3500), ("O'Brien", "Siobhán", Day(1997, 9, 8), nil),
    ("Johnson", "Marcus", Day(1993, 10, 6), 3500), ("Hernandez", "José", Day(1974, 1, 29), nil),
    ("Stewart", "Moira", Day(1964, 2, 19), 2500),
    ("山田", "花子", Day(1975, 4, 3), 2500), ("Walker", "Megan", Day(1999, 10, 6), 2000), ("Cohen", "Miriam", Day(1952, 1, 14), 0),
    ("Rossi", "Giulia", Day(1994, 8, 25), 2000), ("Harris", "Leroy", Day(1969, 1, 8), 2000), ("Müller", "Jürgen", Day(1960, 8, 24), 0),
    ("Moore", "Evelyn", Day(1954, 6, 14), 0), ("Williams", "Denise", Day(1971, 1, 21), 0), ("Davis", "Carl", Day(1966, 1, 19), 0),
  ]

  private mutating func addPeople() {
    for (index, person) in Self.cast.enumerated() {
      let mother = people["Ruiz Elena"]
      let child = person.given == "Tomás" || person.given == "Lucía"
      let added = act(
        AddPatient {
          $0.name = PersonName(person.family, person.given)
          $0.born = person.born
          $0.address.street = "\(index + 1) Elm St"
          $0.address.city = "Harlow"
          $0.address.state = "NY"
          $0.address.zip = "12546"
          $0.phones = [Phone { $0.number = "845-555-0\(100 + index)" }]
          $0.usualProvider = office.providers.sorted[index % 3].id
          $0.family = child ? mother : nil
        }, daysAgo: 390)
      guard let id = added?.edits.new.first.flatMap({ PatientID($0.reference.id) }) else { continue }
      people["\(person.family) \(person.given)"] = id
      guard let copay = person.copay else { continue }
      act(
        AddCoverage {
          $0.patient = id
          $0.payer = office.payers.sorted[0].id
          $0.member = "HH\(700_100 + index * 37)"
          $0.from = today.advanced(by: -380)
          $0.copay = copay == 0 ? nil : Cents(copay)
        }, daysAgo: 390)
    }
  }

  /// Known for long: what was signed when they first came, before this journal begins.
  private mutating func fileOldPapers(_ name: String) {
    guard var patient = office[id(name)] else { return }
    for paper in Consent.Paper.allCases {
      patient.consents.append(
        Consent {
          $0.paper = paper
          $0.on = today.advanced(by: -400)
          $0.by = "maria"
        })
    }
    try? office.load([Edits.Whole(patient.reference, patient.recorded)])
  }

  // MARK: The day

  private func id(_ name: String) -> PatientID { people[name] ?? .unnumbered }

  private func visit(_ name: String) -> Visit { office.filed(Visit.self, of: id(name)).last ?? Visit() }

  private mutating func book(_ names: [String], _ provider: Int, _ hour: Int, _ minute: Int) {
    act(
      Book {
        $0.patients = names.map(id)
        $0.provider = office.providers.sorted[provider].id
        $0.type = office.visitTypes.sorted[0].id
        $0.day = today
        $0.start = ClockTime(hour, minute)
        $0.reason = "cough"
      }, daysAgo: 12)
  }

  private mutating func arrive(_ name: String, _ time: ClockTime) {
    let booked = office.filed(Appointment.self, of: id(name)).last { $0.day == today }
    act(Arrive([booked?.id ?? .unnumbered]), time)
  }

  private mutating func checkIn(_ name: String, _ time: ClockTime) {
    let visit = visit(name)
    let due = office[visit.patient].map { office.due(for: $0, on: today, type: office[visit.type], visit: visit) } ?? []
    act(
      CheckIn {
        $0.visit = visit.id
        $0.checks = due.map { Check($0.topic, $0.topic.isPaper ? .signed : .same, "name, birth date") }
        if let copay = due.first(where: { $0.topic == .copay })?.amount { $0.tenders = [Tender(.card, copay)] }
      }, time)
  }

  private mutating func room(_ name: String, _ number: Int, _ time: ClockTime) {
    act(
      PutInRoom {
        $0.visit = visit(name).id
        $0.room = office.rooms.sorted[number - 1].id
      }, time)
    act(StartWithProvider(visit(name).id), time + 4)
  }

  private mutating func tick(_ name: String, _ diagnoses: [String], _ services: [String], _ time: ClockTime, daysAgo: Int = 0) {
    let bill = visit(name).superbill ?? .unnumbered
    for code in diagnoses {
      act(
        AddDiagnosis {
          $0.superbill = bill
          $0.code = code
        }, time, daysAgo: daysAgo)
    }
    for code in services {
      act(
        AddService {
          $0.superbill = bill
          $0.code = code
        }, time, daysAgo: daysAgo)
    }
  }

  private mutating func liveMorning() {
    act(
      RecordPastVisit {
        $0.patient = id("Okafor Ada")
        $0.provider = office.providers.sorted[0].id
        $0.type = office.visitTypes.sorted[0].id
        $0.day = today.advanced(by: -90)
        $0.arrived = ClockTime(9, 10)
      }, daysAgo: 60)
    tick("Okafor Ada", ["E11.9", "I10"], ["99213", "83036"], ClockTime(8, 5), daysAgo: 60)
    act(
      CheckOut {
        $0.visit = visit("Okafor Ada").id
        $0.tenders = [Tender(.card, Cents(2500))]
        $0.next = "none needed"
      }, ClockTime(8, 6), daysAgo: 60)
    for (name, provider, hour, minute) in [
      ("Williams Denise", 0, 8, 20), ("Okafor Ada", 0, 10, 0), ("Moore Evelyn", 1, 10, 0), ("Cohen Miriam", 0, 10, 20),
      ("Petrov Ivan", 2, 10, 20),
      ("O'Brien Siobhán", 0, 10, 40), ("Smith John", 1, 10, 40), ("Walker Megan", 2, 10, 40), ("Nguyễn Thị Hoa", 0, 11, 0),
      ("Smith Jane", 1, 11, 0), ("Johnson Marcus", 2, 11, 0), ("Davis Carl", 0, 13, 20), ("Hernandez José", 1, 13, 40),
      ("山田 花子", 1, 15, 20),
    ] { book([name], provider, hour, minute) }
    book(["Ruiz Elena", "Ruiz Tomás", "Ruiz Lucía"], 2, 14, 0)
    act(
      CancelAppointment {
        $0.appointment = office.filed(Appointment.self, of: id("Davis Carl")).last?.id ?? .unnumbered
        $0.reason = "weather"
      }, ClockTime(8, 1))
    act(
      MarkNoShow { $0.appointment = office.filed(Appointment.self, of: id("Williams Denise")).last?.id ?? .unnumbered }, ClockTime(9, 0))
    arrive("Okafor Ada", ClockTime(9, 59))
    checkIn("Okafor Ada", ClockTime(10, 3))
    room("Okafor Ada", 3, ClockTime(10, 10))
    arrive("Moore Evelyn", ClockTime(10, 4))
    checkIn("Moore Evelyn", ClockTime(10, 7))
    room("Moore Evelyn", 2, ClockTime(10, 12))
    arrive("Petrov Ivan", ClockTime(10, 5))
    checkIn("Petrov Ivan", ClockTime(10, 8))
    room("Petrov Ivan", 1, ClockTime(10, 15))
    tick("Petrov Ivan", ["R05.9"], ["99213"], ClockTime(10, 35))
    act(SendToCheckout(visit("Petrov Ivan").id), ClockTime(10, 38))
    for (index, name) in ["Cohen Miriam", "O'Brien Siobhán", "Smith John", "Walker Megan"].enumerated() {
      arrive(name, ClockTime(10, 20 + index * 4))
      checkIn(name, ClockTime(10, 23 + index * 4))
    }
    act(
      WalkIn {
        $0.patient = id("Stewart Moira")
        $0.provider = office.providers.sorted[2].id
        $0.type = office.visitTypes.sorted[1].id
        $0.reason = "cut on hand"
      }, ClockTime(10, 36))
    act(CallPatient(visit("Walker Megan").id), ClockTime(10, 41))
  }
}
