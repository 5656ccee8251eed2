import Practice

/// How the practice office is set up: the first file of `sample-data/`.
package struct SamplePractice: Fielded {
  package var practice = PracticeSettings()
  package var staff: [StaffMember] = []
  package var providers: [SampleProvider] = []
  package var rooms: [Room] = []
  package var visitTypes: [VisitType] = []
  package var hours: [SampleHours] = []
  package var payers: [SamplePayer] = []
  package var slotCodes: [SampleCode] = []
  package var things: [Resource] = []

  package init() {}

  package static let fields: [Field<SamplePractice>] = [
    Field("practice", \.practice), Field("staff", \.staff), Field("providers", \.providers), Field("rooms", \.rooms),
    Field("visitTypes", \.visitTypes), Field("hours", \.hours), Field("payers", \.payers),
    Field("slotCodes", \.slotCodes), Field("things", \.things),
  ]
}

/// Someone who sees patients, as the sample data name them.
package struct SampleProvider: Fielded {
  package var family = ""
  package var given = ""
  package var short = ""
  package var credential = ""
  package var specialty = ""
  package var npi = ""

  package init() {}

  package static let fields: [Field<SampleProvider>] = [
    Field("family", \.family), Field("given", \.given), Field("short", \.short), Field("credential", \.credential),
    Field("specialty", \.specialty), Field("npi", \.npi),
  ]
}

/// The hours of one provider on some weekdays.
package struct SampleHours: Fielded {
  /// The provider's short name.
  package var provider = ""
  /// 1 is Monday.
  package var weekdays: [Int] = []
  package var blocks: [ScheduleTemplate.Block] = []

  package init() {}

  package static let fields: [Field<SampleHours>] = [
    Field("provider", \.provider), Field("weekdays", \.weekdays), Field("blocks", \.blocks),
  ]
}

/// An insurer of the sample data.
package struct SamplePayer: Fielded {
  package var name = ""
  package var electronic = ""
  package var phone = ""
  /// What its members pay at a visit, unless their coverage says otherwise.
  package var copay: Cents?
  /// What kind of payer it is, where its name does not say so.
  package var sort = Payer.Sort.unknown

  package init() {}

  package static let fields: [Field<SamplePayer>] = [
    Field("name", \.name), Field("electronic", \.electronic), Field("sort", \.sort), Field("phone", \.phone), Field("copay", \.copay),
  ]
}

/// A price of the demonstration fee schedule, with short words of our own.
package struct SampleFee: Fielded {
  package var section = ""
  package var code = ""
  package var words = ""
  package var price = Cents.zero
  package var addOn = false

  package init() {}

  package static let fields: [Field<SampleFee>] = [
    Field("section", \.section), Field("code", \.code), Field("words", \.words), Field("price", \.price),
    Field("addOn", \.addOn),
  ]
}

/// A diagnosis that the practice office sees often.
package struct SampleDiagnosis: Fielded {
  package var code = ""
  package var words = ""

  package init() {}

  package static let fields: [Field<SampleDiagnosis>] = [Field("code", \.code), Field("words", \.words)]
}

/// A slot code of the sample data: the code, and the short names of the visits it takes.
package struct SampleCode: Fielded {
  package var code = SlotCode()
  package var takes: [String] = []

  package init() {}

  package static let fields: [Field<SampleCode>] = [Field("code", \.code), Field("takes", \.takes)]
}
