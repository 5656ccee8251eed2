/// Someone who sees patients.
package struct Provider: Record {
  package static let kind = Kind.providers
  package static var table: TablePath<Provider> { \.providers }

  package var id = ProviderID.unnumbered
  package var v = 0
  package var name = PersonName()
  /// As on the board: "Lin", "NP Park".
  package var short = ""
  package var credential = ""
  package var specialty = ""
  package var npi = ""
  package var gone = false
  /// Minutes from which each clock of this provider's patients is too long, where it is not as in the practice.
  package var longState: Int?
  package var longWait: Int?
  package var longPast: Int?

  package init() {}

  package static let fields: [Field<Provider>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name), Field("short", \.short, "as on the board"),
    Field("credential", \.credential, "MD, NP"), Field("specialty", \.specialty), Field("npi", \.npi),
    Field("gone", \.gone, "no longer sees patients here"), Field("longState", \.longState, "minutes in one state"),
    Field("longWait", \.longWait, "minutes until a wait is long"), Field("longPast", \.longPast, "minutes past the appointment"),
  ]

  /// "Dr Lin", or "NP Park" as it stands.
  package var title: String { credential.hasPrefix("M") || credential.hasPrefix("D") ? "Dr \(short)" : short }
}

package typealias ProviderID = ID<Provider>

/// A room that a patient can be put in.
package struct Room: Record {
  package static let kind = Kind.rooms
  package static var table: TablePath<Room> { \.rooms }

  package var id = RoomID.unnumbered
  package var v = 0
  package var name = ""
  package var use = ""
  package var gone = false

  package init() {}

  package static let fields: [Field<Room>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name), Field("use", \.use, "exam, procedure"), Field("gone", \.gone, "not in use"),
  ]

  /// "room 3", and of one that is called so "Room 3".
  package var spoken: String { name.lowercased().hasPrefix("room") ? name : "room \(name)" }
}

package typealias RoomID = ID<Room>

/// What a visit is for, how long it takes, and how it is held.
package struct VisitType: Record {
  package static let kind = Kind.visitTypes
  package static var table: TablePath<VisitType> { \.visitTypes }

  package var id = VisitTypeID.unnumbered
  package var v = 0
  package var name = ""
  package var short = ""
  package var minutes = 20
  package var telehealth = false
  /// Preventive visits and nurse visits often take none.
  package var noCopay = false
  /// Room and things without which it is not given: any with the named use.
  package var needsUses: [String] = []
  /// Is booked only while an authorisation has units left.
  package var needsAuthorisation = false
  package var needsReferral = false
  package var gone = false
  /// Minutes from which each clock of such a visit is too long, where it is not as with the provider or in the practice.
  package var longState: Int?
  package var longWait: Int?
  package var longPast: Int?

  package init() {}

  package static let fields: [Field<VisitType>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name), Field("short", \.short), Field("minutes", \.minutes),
    Field("telehealth", \.telehealth), Field("noCopay", \.noCopay, "no copay is taken"),
    Field("needsUses", \.needsUses, "interpreter, ECG: what is booked with it"),
    Field("needsAuthorisation", \.needsAuthorisation, "only while an authorisation has units left"),
    Field("needsReferral", \.needsReferral, "only with a referral"), Field("gone", \.gone, "not booked any more"),
    Field("longState", \.longState, "minutes in one state"), Field("longWait", \.longWait, "minutes until a wait is long"),
    Field("longPast", \.longPast, "minutes past the appointment"),
  ]
}

package typealias VisitTypeID = ID<VisitType>

/// The hours a provider gives to a kind of work on one weekday, or on one date, which then replaces the weekday's.
package struct ScheduleTemplate: Record {
  package static let kind = Kind.templates
  package static var table: TablePath<ScheduleTemplate> { \.templates }

  package var id = ID<ScheduleTemplate>.unnumbered
  package var v = 0
  package var provider = ProviderID.unnumbered
  /// 1 is Monday; 0 where a date is given.
  package var weekday = 0
  package var day: Day?
  package var blocks: [Block] = []
  /// Where the provider works on that day, if the office has several places.
  package var place = ""
  package var gone = false

  package init() {}

  package static let fields: [Field<ScheduleTemplate>] = [
    Field("id", \.id), Field("v", \.v), Field("provider", \.provider), Field("weekday", \.weekday, "1 is Monday"),
    Field("day", \.day, "or one date"), Field("blocks", \.blocks), Field("place", \.place, "if the office has several"),
    Field("gone", \.gone, "not in force"),
  ]

  /// A stretch of the hours, and what is booked in it.
  package struct Block: Fielded, Hashable {
    package var from = ClockTime(9, 0)
    package var to = ClockTime(12, 0)
    /// The grid on which appointments start, in minutes.
    package var step = 20
    /// What the time is for, where it is not for anything: "same day", "lunch".
    package var label = ""
    /// Nobody is booked here.
    package var closed = false
    /// Opens for booking on its own day only.
    package var sameDay = false
    /// The slot code of the whole stretch; without one, the words above say all.
    package var code = ""

    package init() {}

    package static let fields: [Field<Block>] = [
      Field("from", \.from), Field("to", \.to), Field("step", \.step), Field("label", \.label), Field("closed", \.closed),
      Field("sameDay", \.sameDay), Field("code", \.code, "its slot code"),
    ]
  }
}

/// An insurance company or plan that pays.
package struct Payer: Record {
  package static let kind = Kind.payers
  package static var table: TablePath<Payer> { \.payers }

  package var id = PayerID.unnumbered
  package var v = 0
  package var name = ""
  /// The number that electronic claims carry.
  package var electronic = ""
  package var phone = ""
  /// How its members' numbers look: 9 for a digit, A for a letter, ? for either, anything else as it is; several are parted by a blank.
  package var memberIDs = ""
  /// Days after the date of service within which a claim must be there; 0 is not known.
  package var filingDays = 0
  /// Whose rules hold for its claims.
  package var sort = Sort.unknown
  /// Pays for a visit only if somebody referred the patient.
  package var needsReferral = false
  package var gone = false
  /// What members of its plans pay at a visit.
  package var copays: [PlanCopay] = []

  package init() {}

  package static let fields: [Field<Payer>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name), Field("electronic", \.electronic, "payer ID for claims"),
    Field("phone", \.phone), Field("needsReferral", \.needsReferral, "pays only with a referral"),
    Field("gone", \.gone, "not used any more"),
    Field("copays", \.copays, "by plan and kind of visit"), Field("memberIDs", \.memberIDs, "how member numbers look, 9 digit, A letter"),
    Field("filingDays", \.filingDays, "days within which claims must be there; 0 not known"),
    Field("sort", \.sort, "the kind of insurance, whose rules hold for its claims"),
  ]

  /// The kinds of insurance that a professional claim tells apart (X12 837P, SBR09).
  package enum Sort: String, Word, CaseIterable {
    case unknown
    case commercial, medicare, medicaid, tricare, auto, liability, disability
    case medicareAdvantage = "medicare advantage"
    case blueCross = "blue cross"
    case workersComp = "workers' compensation"
    case veterans
    case otherFederal = "other federal"
  }

  /// Medicare's own rules hold; where nobody said what kind it is, its name does.
  package var isMedicare: Bool {
    switch sort {
    case .medicare, .medicareAdvantage: true
    case .unknown: name.lowercased().contains("medicare")
    default: false
    }
  }
}

package typealias PayerID = ID<Payer>

/// A service the office offers, with its price: a row of the tick page.
package struct Fee: Record {
  package static let kind = Kind.fees
  package static var table: TablePath<Fee> { \.fees }

  package var id = ID<Fee>.unnumbered
  package var v = 0
  /// The heading it stands under on the tick page.
  package var section = ""
  package var code = ""
  package var words = ""
  package var price = Cents.zero
  package var gone = false
  /// For whose patients it is the price; nothing means everyone for whom there is no price of their own.
  package var payer: PayerID?
  /// The first and the last date of service for which it is the price; nothing means always, until further notice.
  package var from: Day?
  package var to: Day?
  /// What the payer has agreed to pay for one unit; nothing if that is not known.
  package var allowed: Cents?
  /// Stands for more of another service and is never billed alone.
  package var addOn = false

  package init() {}

  package static let fields: [Field<Fee>] = [
    Field("id", \.id), Field("v", \.v), Field("section", \.section), Field("code", \.code, "CPT or HCPCS"), Field("words", \.words),
    Field("price", \.price), Field("gone", \.gone, "not offered any more"), Field("payer", \.payer, "for whose patients"),
    Field("from", \.from, "first date of service"), Field("to", \.to, "last date of service"),
    Field("allowed", \.allowed, "what the payer agreed to pay"), Field("addOn", \.addOn, "only beside another service"),
  ]
}

/// A diagnosis that this office sees often: a row of the tick page.
package struct CommonDiagnosis: Record {
  package static let kind = Kind.commonDiagnoses
  package static var table: TablePath<CommonDiagnosis> { \.commonDiagnoses }

  package var id = ID<CommonDiagnosis>.unnumbered
  package var v = 0
  package var code = ""
  package var words = ""
  package var gone = false

  package init() {}

  package static let fields: [Field<CommonDiagnosis>] = [
    Field("id", \.id), Field("v", \.v), Field("code", \.code, "ICD-10-CM"), Field("words", \.words), Field("gone", \.gone, "not shown"),
  ]
}
