import Canvas
import Practice

/// Where on a superbill a code goes that somebody looks for: onto it, or in the place of one that is there.
struct CodeTarget: Sendable, Hashable {
  enum Place: Sendable, Hashable {
    case new
    /// In the place of this diagnosis, under its letter.
    case diagnosis(String)
    /// In the place of the service on this line, counted from 0.
    case line(Int, String)
  }

  let superbill: SuperbillID
  var place = Place.new

  /// "Codes for superbill 49", "In place of E11.9 on superbill 49": what the screen that looks for it is called.
  var title: String {
    switch place {
    case .new: "Codes for superbill \(superbill.shown)"
    case .diagnosis(let code), .line(_, let code): "In place of \(code) on superbill \(superbill.shown)"
    }
  }

  /// What comes of choosing a code, or why nothing does.
  func effects(_ code: String, _ words: String, _ view: View) -> [Effect] {
    guard let bill = view.office[superbill] else { return [.complain("the superbill is gone")] }
    let isService = CodeShape.isService(code)
    switch place {
    case .new where isService:
      guard view.office.fee(code, on: bill) != nil else { return price(code, words, view) }
      return [
        .change(
          AddService {
            $0.superbill = superbill
            $0.code = code
          })
      ]
    case .new:
      return [
        .change(
          AddDiagnosis {
            $0.superbill = superbill
            $0.code = code
            $0.words = words
          })
      ]
    case .diagnosis(let old):
      if isService { return [.complain("\(code) is a service, and a diagnosis takes the place of \(old)")] }
      return [
        .change(
          ReplaceDiagnosis {
            $0.superbill = superbill
            $0.code = old
            $0.with = code
            $0.words = words
          })
      ]
    case .line(let index, let old):
      if !isService { return [.complain("\(code) is a diagnosis, and a service takes the place of \(old)")] }
      guard bill.lines.indices.contains(index), bill.lines[index].code == old else {
        return [.complain("\(old) is not on that line any more")]
      }
      guard view.office.fee(code, on: bill) != nil else { return price(code, words, view) }
      return [.change(Mending.change(index, bill) { $0.to = code })]
    }
  }

  private func price(_ code: String, _ words: String, _ view: View) -> [Effect] {
    [.replace(FormScreen(PriceForm(self, code, words), view))]
  }
}

extension CodeTarget {
  /// As a form that was left open keeps it.
  var datum: Datum {
    var fields: Datum.Fields = ["superbill": superbill.datum]
    switch place {
    case .new: break
    case .diagnosis(let code): fields["diagnosis"] = .text(code)
    case .line(let index, let code):
      fields["line"] = .whole(index)
      fields["service"] = .text(code)
    }
    return .fields(fields)
  }

  init?(_ datum: Datum) {
    // As it was kept before there were other places than a new one.
    if let superbill = try? SuperbillID(datum: datum) {
      self.init(superbill: superbill)
      return
    }
    guard let fields = datum.fields, let superbill = try? SuperbillID(datum: fields["superbill"]) else { return nil }
    self.init(superbill: superbill)
    if let code = fields["diagnosis"].text { place = .diagnosis(code) }
    if let code = fields["service"].text, case .whole(let index) = fields["line"] { place = .line(index, code) }
  }
}

/// What a service costs that the fee schedule has no price for.
struct PriceForm: FormKind {
  static let name = "price of a service"

  var superbill = SuperbillID.unnumbered
  var code = ""
  var words = ""
  /// The line whose service gives way, counted from 1, and its code; 0 for a line of its own.
  var line = 0
  var old = ""

  init() {}

  init(_ target: CodeTarget, _ code: String, _ words: String) {
    (superbill, self.code, self.words) = (target.superbill, code, words)
    if case .line(let index, let old) = target.place { (line, self.old) = (index + 1, old) }
  }

  static let fields: [Field<PriceForm>] = [
    Field("superbill", \.superbill), Field("code", \.code), Field("words", \.words), Field("line", \.line), Field("old", \.old),
  ]

  var edits: Reference? { Reference(superbill) }
  func recordField(_ input: String) -> String { "lines" }
  func title(_ view: View) -> String { "\(code) has no price for this patient and day" }
  func lines(_ view: View) -> [String] {
    ["What is charged here stands on this sheet only; settings (S), fees keep a price for every sheet."]
  }

  func inputs(_ view: View) -> [FormInput] {
    [FormInput("fee", "Fee of one", start: "", example: "128.50"), FormInput("words", "Words", start: words)]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let fee = try values.cents("fee") else { throw FormProblem("fee", "a fee is an amount, 128 or 128.50") }
    let words = values.text("words")
    guard let bill = view.office[superbill], line > 0 else {
      return [
        .change(
          AddService {
            $0.superbill = superbill
            $0.code = code
            $0.fee = fee
            $0.words = words
          })
      ]
    }
    guard bill.lines.indices.contains(line - 1), bill.lines[line - 1].code == old else {
      throw FormProblem("fee", "\(old) is not on line \(line) any more")
    }
    return [.change(Mending.change(line - 1, bill) { ($0.to, $0.fee, $0.words) = (code, fee, words) })]
  }
}
