/// The practice itself, and the policies its desk works by.
package struct PracticeSettings: Record {
  package static let kind = Kind.practices
  package static var table: TablePath<PracticeSettings> { \.practices }

  package var id = ID<PracticeSettings>.unnumbered
  package var v = 0
  package var name = ""
  package var address = Address()
  package var phone = ""
  package var npi = ""
  package var taxID = ""
  /// Minutes after the appointed time from which a patient counts as late.
  package var lateAfter = 15
  /// Minutes after the appointed time before which nobody is a no-show.
  package var noShowAfter = 15
  /// Minutes in the waiting room from which a wait is long.
  package var longWait = 20
  /// Days after which each datum is asked about again.
  package var addressEvery = 365
  package var phoneEvery = 180
  package var coverageEvery = 30
  package var consentEvery = 365
  /// The privacy notice is acknowledged once; 0 means it is not asked again.
  package var privacyNoticeEvery = 0
  /// What the board in the waiting room shows of people.
  package var displayNames = DisplayNames.tickets
  /// Minutes without a key after which a desk locks itself; 0 means never.
  package var lockAfter = 10

  package init() {}

  package static let fields: [Field<PracticeSettings>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name, "name of the practice"), Field("address", \.address),
    Field("phone", \.phone), Field("npi", \.npi, "group NPI"), Field("taxID", \.taxID, "tax number"),
    Field("lateAfter", \.lateAfter, "minutes until late"), Field("noShowAfter", \.noShowAfter, "minutes until no-show"),
    Field("longWait", \.longWait, "minutes until a wait is long"), Field("addressEvery", \.addressEvery, "days, address"),
    Field("phoneEvery", \.phoneEvery, "days, phone"), Field("coverageEvery", \.coverageEvery, "days, coverage"),
    Field("consentEvery", \.consentEvery, "days, consents"),
    Field("privacyNoticeEvery", \.privacyNoticeEvery, "days, privacy notice; 0 once"),
    Field("displayNames", \.displayNames, "tickets or initials, on the board in the waiting room"),
    Field("lockAfter", \.lockAfter, "minutes without a key until a desk locks; 0 never"),
  ]
}
