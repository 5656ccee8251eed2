/// Where someone lives or gets mail.
package struct Address: Fielded, Hashable {
  package var street = ""
  package var unit = ""
  package var city = ""
  package var state = ""
  package var zip = ""

  package init() {}

  package static let fields: [Field<Address>] = [
    Field("street", \.street), Field("unit", \.unit), Field("city", \.city), Field("state", \.state), Field("zip", \.zip),
  ]

  package var line: String {
    let place = [state, zip].filter { !$0.isEmpty }.joined(separator: " ")
    return [street, unit, city, place].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// A telephone number and what may be done with it.
package struct Phone: Fielded, Hashable {
  /// Where a number rings.
  package enum Use: String, Word { case mobile, home, work, other }
  package var number = ""
  package var use = Use.mobile
  package var mayText = false
  package var mayLeaveMessage = false

  package init() {}

  package static let fields: [Field<Phone>] = [
    Field("number", \.number), Field("use", \.use), Field("mayText", \.mayText), Field("mayLeaveMessage", \.mayLeaveMessage),
  ]

  package var digits: String { number.filter(\.isASCIIDigit) }
}

/// Who pays what insurance does not.
package struct Guarantor: Fielded, Hashable {
  /// Another patient of the office; nothing and no name means the patient pays.
  package var patient: PatientID?
  package var name = ""
  package var relation = ""
  package var phone = ""

  package init() {}

  package static let fields: [Field<Guarantor>] = [
    Field("patient", \.patient), Field("name", \.name), Field("relation", \.relation), Field("phone", \.phone),
  ]
}

/// Someone other than the patient, and whether the office may speak to them (45 CFR 164.510(b)).
package struct Contact: Fielded, Hashable {
  package var name = ""
  package var relation = ""
  package var phone = ""
  package var emergency = false
  /// A parent or legal guardian who decides for the patient.
  package var guardian = false
  /// What may be said to them: `appointments, bills, results`; empty means nothing.
  package var mayHear: [Subject] = []

  /// What may be spoken about.
  package enum Subject: String, Word { case appointments, bills, results, everything }

  package init() {}

  package static let fields: [Field<Contact>] = [
    Field("name", \.name), Field("relation", \.relation), Field("phone", \.phone), Field("emergency", \.emergency),
    Field("guardian", \.guardian), Field("mayHear", \.mayHear, "what may be said to them"),
  ]
}

/// A pinned note that the desk must see at the right time, and no longer than needed.
package struct Alert: Fielded, Hashable {
  /// Where the desk is told of it.
  package enum Place: String, Word { case booking, arrival, call }
  package var text = ""
  package var shownAt: [Place] = []
  package var by = ""
  package var since = Day(number: 0)
  package var until: Day?

  package init() {}

  package static let fields: [Field<Alert>] = [
    Field("text", \.text), Field("shownAt", \.shownAt), Field("by", \.by), Field("since", \.since), Field("until", \.until),
  ]
}
