import Practice

/// The head of a superbill.
struct BillHeadForm: FormKind {
  static let name = "superbill head"

  var superbill = SuperbillID.unnumbered

  init() {}

  static let fields: [Field<BillHeadForm>] = [Field("superbill", \.superbill)]

  var edits: Reference? { Reference(superbill) }
  private func bill(_ view: View) -> Superbill { view.office[superbill] ?? Superbill() }

  func title(_ view: View) -> String { "Superbill \(superbill.shown), \(view.name(bill(view).patient))" }
  func lines(_ view: View) -> [String] { ["Prices stay as they are; where others hold then, they are shown next."] }

  private static let selfPay = "self-pay", none = "none"

  private func coverages(_ view: View) -> [(words: String, id: CoverageID)] {
    let all = view.office.filed(Coverage.self, of: bill(view).patient).filter(\.wasEverInForce)
    return all.map { one in
      let words = [
        view.office[one.payer]?.name ?? "?", one.member, one.order == .primary ? "" : one.order.rawValue, "from \(one.from.iso)",
      ]
      return (words.filter { !$0.isEmpty }.joined(separator: " "), one.id)
    }
  }

  private func leaves(_ view: View) -> [(words: String, id: AuthorisationID)] {
    view.office.filed(Authorisation.self, of: bill(view).patient).map { ("\($0.sort.rawValue) \($0.label) from \($0.from.iso)", $0.id) }
  }

  func inputs(_ view: View) -> [FormInput] {
    let bill = bill(view), coverages = coverages(view), leaves = leaves(view)
    return [
      FormInput("provider", "Provider", start: view.provider(bill.provider), choices: Choices.providers(view)),
      FormInput("day", "Date of service", start: bill.day.iso),
      FormInput("placeOfService", "Place of service", start: bill.placeOfService, example: "11 office, 10 telehealth at home"),
      FormInput(
        "coverage", "Coverage", start: coverages.first { $0.id == bill.coverage }?.words ?? Self.selfPay,
        choices: [Self.selfPay] + coverages.map(\.words)),
      FormInput(
        "authorisation", "Authorisation", start: leaves.first { $0.id == bill.authorisation }?.words ?? Self.none,
        choices: [Self.none] + leaves.map(\.words)),
      FormInput("followUp", "Comes again", start: bill.followUp, example: "3 months, for blood pressure"),
      FormInput("referral", "Sent to", start: bill.referral, example: "eye doctor, Dr Adler"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let seen = bill(view)
    var changed = seen
    guard let provider = view.office.providers.sorted.first(where: { $0.short == values.text("provider") }) else {
      throw FormProblem("provider", "which provider?")
    }
    changed.provider = provider.id
    guard let day = try values.day("day") else { throw FormProblem("day", "a service has a date: 11/23, t or 2026-11-23") }
    changed.day = day
    changed.placeOfService = values.text("placeOfService")
    changed.coverage = coverages(view).first { $0.words == values.text("coverage") }?.id
    changed.authorisation = leaves(view).first { $0.words == values.text("authorisation") }?.id
    changed.followUp = values.text("followUp")
    changed.referral = values.text("referral")
    return [.change(ChangeSuperbill(from: seen, to: changed))]
  }

  /// Another payer or date may have other prices: they are shown, and nothing is charged unasked.
  func after(_ entry: Entry, _ view: View) -> [Effect] {
    let bill = bill(view)
    if bill.lock != nil || view.office.newPrices(of: bill).isEmpty { return [.close] }
    return [.replace(Repricing.pick(bill, view))]
  }
}

/// Another diagnosis under the letter of one.
struct DiagnosisForm: FormKind {
  static let name = "diagnosis"

  var superbill = SuperbillID.unnumbered
  var code = ""

  init() {}
  init(_ superbill: SuperbillID, _ code: String) { (self.superbill, self.code) = (superbill, code) }

  static let fields: [Field<DiagnosisForm>] = [Field("superbill", \.superbill), Field("code", \.code)]

  private func index(_ view: View) -> Int? { view.office[superbill]?.diagnoses.firstIndex { $0.code == code } }

  var edits: Reference? { Reference(superbill) }
  func isThere(_ view: View) -> Bool { index(view) != nil }
  func recordField(_ input: String) -> String { "diagnoses" }
  func title(_ view: View) -> String { "Diagnosis \(index(view).map { String(Superbill.letters[$0]) } ?? "?"), \(code)" }
  func lines(_ view: View) -> [String] { ["What points at it points at the new one. C on the superbill finds it by words."] }

  func inputs(_ view: View) -> [FormInput] {
    let old = index(view).flatMap { view.office[superbill]?.diagnoses[$0] }
    return [FormInput("with", "Code", start: code), FormInput("words", "Words", start: old?.words ?? "")]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let typed = try values.needed("with", "which code? E11.9, with or without the point"), new = CodeShape.tidyDiagnosis(typed)
    guard CodeShape.isDiagnosis(new) else { throw FormProblem("with", "\"\(typed)\" is not shaped like an ICD-10-CM code (E11.9)") }
    let old = index(view).flatMap { view.office[superbill]?.diagnoses[$0].words } ?? ""
    var words = values.text("words")
    // The words of the code before are not those of the new one.
    if new != code, words == old { words = view.words(of: new, on: view.office[superbill]?.day ?? view.today) }
    return [
      .change(
        ReplaceDiagnosis {
          $0.superbill = superbill
          $0.code = code
          $0.with = new
          $0.words = words
        })
    ]
  }
}

/// Why what was signed is opened for a change.
struct AmendForm: FormKind {
  static let name = "amend superbill"
  var doing: String { "open it for the change" }

  var superbill = SuperbillID.unnumbered

  init() {}

  static let fields: [Field<AmendForm>] = [Field("superbill", \.superbill)]

  func title(_ view: View) -> String { "Amend superbill \(superbill.shown)?" }
  func lines(_ view: View) -> [String] {
    let earlier = view.office[superbill]?.amendments.map { "\($0.at.day.iso) \($0.by): \($0.text)" } ?? []
    return ["That it was amended, and why, stays on it. It has to be signed again."] + earlier.suffix(3)
  }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Reason", example: "the left knee, not the right")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "an amendment needs the reason")
    return [
      .change(
        AmendSuperbill {
          $0.superbill = superbill
          $0.reason = reason
        })
    ]
  }
}

/// Why a superbill waits.
struct HoldForm: FormKind {
  static let name = "hold superbill"
  var doing: String { "hold it" }

  var superbill = SuperbillID.unnumbered

  init() {}

  static let fields: [Field<HoldForm>] = [Field("superbill", \.superbill)]

  func title(_ view: View) -> String { "Hold superbill \(superbill.shown)?" }
  func lines(_ view: View) -> [String] { ["It does not become a claim until it is released (the same key again)."] }
  func inputs(_ view: View) -> [FormInput] { [FormInput("reason", "Until what", example: "the lab's answer")] }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let reason = try values.needed("reason", "what does it wait for?")
    return [
      .change(
        HoldSuperbill {
          $0.superbill = superbill
          $0.reason = reason
        })
    ]
  }
}
