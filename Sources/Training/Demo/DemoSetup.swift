import Practice

/// How the practice office is set up: providers, rooms, visit types, hours, payers, prices.
enum DemoSetup {
  static let providers: [Provider] = [
    Provider {
      $0.name = PersonName("Lin", "Wei")
      $0.short = "Lin"
      $0.credential = "MD"
      $0.specialty = "family medicine"
      $0.npi = "1234567893"
    },
    Provider {
      $0.name = PersonName("Osei", "Abena")
      $0.short = "Osei"
      $0.credential = "MD"
      $0.specialty = "family medicine"
      $0.npi = "1245319599"
    },
    Provider {
      $0.name = PersonName("Park", "Jun")
      $0.short = "NP Park"
      $0.credential = "NP"
      $0.specialty = "family medicine"
      $0.npi = "1679576722"
    },
  ]

  static let rooms = ["1", "2", "3", "4", "5", "6"]

  static let visitTypes: [VisitType] = [
    type("Follow-up", "FU", 20), type("Sick visit", "SICK", 20), type("New patient", "NEW", 40),
    type("Physical", "PE", 40, noCopay: true), type("Telehealth", "TELE", 20, telehealth: true),
    type("Nurse visit", "NURSE", 10, noCopay: true),
  ]

  private static func type(_ name: String, _ short: String, _ minutes: Int, telehealth: Bool = false, noCopay: Bool = false) -> VisitType {
    VisitType {
      $0.name = name
      $0.short = short
      $0.minutes = minutes
      $0.telehealth = telehealth
      $0.noCopay = noCopay
    }
  }

  static let payers: [(name: String, electronic: String, copay: Int?)] = [
    ("Medicare", "04402", nil), ("State Medicaid", "77039", nil), ("Harbor Health PPO", "HH001", 2500), ("Union Mutual", "UM310", 3500),
    ("Lakeside HMO", "LK220", 2000),
  ]

  /// Our own short words for a demonstration; an office brings the descriptions that it is licensed for.
  static let fees: [(section: String, code: String, words: String, cents: Int)] = [
    ("Established", "99212", "est. patient, short", 7200), ("Established", "99213", "est. patient, low", 12800),
    ("Established", "99214", "est. patient, moderate", 18400), ("Established", "99215", "est. patient, high", 25800),
    ("New", "99203", "new patient, low", 16500), ("New", "99204", "new patient, moderate", 24600),
    ("Preventive", "99395", "yearly exam, 18-39", 19200), ("Preventive", "99396", "yearly exam, 40-64", 20400),
    ("Preventive", "99397", "yearly exam, 65 up", 22000), ("Preventive", "99393", "well child, 5-11", 16900),
    ("In-house", "81003", "urine dipstick", 900), ("In-house", "82962", "finger-stick glucose", 800),
    ("In-house", "87880", "rapid strep", 3400), ("In-house", "83036", "A1c", 2600), ("In-house", "93000", "ECG with reading", 4800),
    ("In-house", "36415", "blood draw", 1000), ("Procedures", "20610", "large joint injection", 14500),
    ("Procedures", "69210", "ear wax removal", 9800), ("Procedures", "17110", "wart treatment", 18900),
    ("Vaccines", "90471", "vaccine, giving the first", 3200), ("Vaccines", "90686", "flu vaccine", 2700),
    ("Vaccines", "90715", "Tdap vaccine", 5600), ("Supplies", "A4550", "surgical tray", 2200),
    ("Supplies", "J1885", "ketorolac, 15 mg", 600),
  ]

  static let diagnoses: [(code: String, words: String)] = [
    ("E11.9", "type 2 diabetes, no complications"), ("I10", "high blood pressure"), ("E78.5", "high cholesterol, unspecified"),
    ("J06.9", "upper respiratory infection"), ("J02.9", "sore throat"), ("R05.9", "cough"), ("M54.50", "low back pain"),
    ("M25.561", "right knee pain"), ("M25.562", "left knee pain"), ("R51.9", "headache"), ("H66.90", "middle ear infection"),
    ("H61.20", "ear wax"), ("L30.9", "dermatitis"), ("N39.0", "urinary tract infection"), ("K21.9", "acid reflux"),
    ("F41.1", "generalized anxiety"), ("F32.A", "depression, unspecified"), ("G47.00", "insomnia"), ("J45.909", "asthma, uncomplicated"),
    ("E03.9", "underactive thyroid"), ("Z00.00", "adult exam, normal"), ("Z00.129", "child exam, normal"), ("Z23", "vaccination"),
    ("B07.9", "viral wart"),
  ]

  /// Eight to five with an hour for lunch, on every day of the week: practice days may fall on a Sunday.
  static func templates(for provider: ProviderID, step: Int) -> [ScheduleTemplate] {
    (1...7).map { weekday in
      ScheduleTemplate {
        $0.provider = provider
        $0.weekday = weekday
        $0.blocks = [
          block(ClockTime(8, 0), ClockTime(11, 20), step), block(ClockTime(11, 20), ClockTime(12, 0), step, "same day", sameDay: true),
          block(ClockTime(12, 0), ClockTime(13, 0), step, "lunch", closed: true), block(ClockTime(13, 0), ClockTime(16, 20), step),
          block(ClockTime(16, 20), ClockTime(17, 0), step, "same day", sameDay: true),
        ]
      }
    }
  }

  private static func block(
    _ from: ClockTime, _ to: ClockTime, _ step: Int, _ label: String = "", closed: Bool = false, sameDay: Bool = false
  ) -> ScheduleTemplate.Block {
    ScheduleTemplate.Block {
      $0.from = from
      $0.to = to
      $0.step = step
      $0.label = label
      $0.closed = closed
      $0.sameDay = sameDay
    }
  }
}
