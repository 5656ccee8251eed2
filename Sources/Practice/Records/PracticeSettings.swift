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
  /// Minutes in one state, and minutes past the appointed time, from which each is too long; 0 means never.
  package var longState = 30
  package var longPast = 30
  /// Minutes between two looks at the waiting room while someone waits in it; 0 means none are made.
  package var roundEvery = 60
  /// What is looked at; empty means `Rounds.usual`.
  package var roundThings: [String] = []
  /// Words that must not wait, and words at which a mask is offered; empty means the usual ones, "none" means none.
  package var redFlags: [String] = []
  package var maskWords: [String] = []
  /// Who approved the office's emergency protocol, and when.
  package var protocolBy = ""
  package var protocolOn: Day?
  /// How many days of appointments are looked through for coverage to verify, and after how many days each part is asked again.
  package var verifyAhead = 7
  package var enrolmentEvery = 30
  package var benefitsEvery = 90
  package var guarantorEvery = 365
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
  /// Minutes that a patient needs from one of the office's places to another.
  package var travelMinutes = 30

  /// Why appointments are cancelled, in the office's words: "patient: feels better", "clinic: provider is away".
  package var cancelReasons: [String] = []
  /// Hours before the appointed time from which a cancellation is at short notice.
  package var shortNotice = 24
  /// Minutes for which a time is held for someone who has to ring back.
  package var holdMinutes = 30
  /// The ladder of missed appointments: in how many months, and from which one on there is a letter, a deposit, a review; 0 is never.
  package var noShowMonths = 12
  package var noShowLetter = 1
  package var noShowDeposit = 2
  package var noShowReview = 3
  package var noShowAmount = Cents(2500)

  /// Pages of diagnoses and services to tick, by specialty; the office's own prices and diagnoses are a page besides.
  package var tickPages: [TickSheet] = []
  /// The office's own tests are done under a certificate of waiver, and most of them are billed with QW.
  package var labWaived = false

  package init() {}

  package static let fields: [Field<PracticeSettings>] = [
    Field("id", \.id), Field("v", \.v), Field("name", \.name, "name of the practice"), Field("address", \.address),
    Field("phone", \.phone), Field("npi", \.npi, "group NPI"), Field("taxID", \.taxID, "tax number"),
    Field("lateAfter", \.lateAfter, "minutes until late"), Field("noShowAfter", \.noShowAfter, "minutes until no-show"),
    Field("longWait", \.longWait, "minutes until a wait is long"), Field("addressEvery", \.addressEvery, "days, address"),
    Field("phoneEvery", \.phoneEvery, "days, phone"), Field("coverageEvery", \.coverageEvery, "days, coverage"),
    Field("consentEvery", \.consentEvery, "days, consents"),
    Field("privacyNoticeEvery", \.privacyNoticeEvery, "days, privacy notice; 0 once"),
    Field("longState", \.longState, "minutes in one state; 0 never"), Field("longPast", \.longPast, "minutes past the appointment"),
    Field("roundEvery", \.roundEvery, "minutes between comfort rounds; 0 none"),
    Field("roundThings", \.roundThings, "what a round looks at"), Field("redFlags", \.redFlags, "words that must not wait"),
    Field("maskWords", \.maskWords, "words at which a mask is offered"),
    Field("protocolBy", \.protocolBy, "who approved the protocol"), Field("protocolOn", \.protocolOn, "when it was approved"),
    Field("verifyAhead", \.verifyAhead, "days ahead, verification"), Field("enrolmentEvery", \.enrolmentEvery, "days, enrolment"),
    Field("benefitsEvery", \.benefitsEvery, "days, benefits"), Field("guarantorEvery", \.guarantorEvery, "days, who pays"),
    Field("displayNames", \.displayNames, "tickets or initials, on the board in the waiting room"),
    Field("lockAfter", \.lockAfter, "minutes without a key until a desk locks; 0 never"),
    Field("cancelReasons", \.cancelReasons, "why appointments are cancelled, each beginning with patient: or clinic:"),
    Field("shortNotice", \.shortNotice, "hours, a cancellation at short notice"),
    Field("holdMinutes", \.holdMinutes, "minutes a time is held for who rings back"),
    Field("noShowMonths", \.noShowMonths, "months in which missed appointments count"),
    Field("noShowLetter", \.noShowLetter, "missed until a letter; 0 never"),
    Field("noShowDeposit", \.noShowDeposit, "missed until a deposit; 0 never"),
    Field("noShowReview", \.noShowReview, "missed until a manager looks; 0 never"),
    Field("noShowAmount", \.noShowAmount, "the deposit"),
    Field("travelMinutes", \.travelMinutes, "minutes between two of the office's places"),
    Field("tickPages", \.tickPages, "pages to tick, by specialty"),
    Field("labWaived", \.labWaived, "own tests under a CLIA certificate of waiver"),
  ]
}
