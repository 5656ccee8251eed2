extension CodingRules {
  static let officeRules = CodingRule(
    "office rule", .error, source: "the office's own rules, in its settings",
    "the office's own rules hold; each is shown with its name and line, and what it changes is offered and never done by itself"
  ) { view, find in find.take(OfficeRun.findings(view)) }
}

/// A run of the office's rules over a superbill: from the first line down; a hold ends it.
enum OfficeRun {
  static func findings(_ view: BillView) -> [BillFinding] {
    var findings: [BillFinding] = []
    for rule in view.office.rulesInOrder {
      let name = "office rule: \(rule.name) (line \(rule.line))"
      do throws(RuleFault) {
        let text = try RuleReader.read(rule.text)
        guard text.condition.holds(view) else { continue }
        for action in text.actions {
          switch outcome(of: action, view) {
          case .done: continue
          case .say(let weight, let sentence, let place, let mends):
            findings.append(BillFinding(name, weight, sentence, at: place, mends: mends))
          case .stop(let sentence):
            findings.append(BillFinding(name, .error, sentence))
            return findings
          }
        }
      } catch {
        // A rule is read before it is kept, so this is one that was written by other means. It must not pass in silence.
        findings.append(BillFinding(name, .error, "the rule cannot be read, \(error.sentence)"))
        return findings
      }
    }
    return findings
  }

  private enum Outcome {
    /// It is so already.
    case done
    case say(BillFinding.Weight, String, BillFinding.Place, [Mend])
    /// The sheet waits, and no rule after this one runs.
    case stop(String)
  }

  private static func outcome(of action: RuleAction, _ view: BillView) -> Outcome {
    func line(_ code: String) -> (place: Int, line: ServiceLine)? { view.lines.first { $0.line.code == code } }
    func cannot(_ what: String, _ why: String) -> Outcome { .stop("\(what): this cannot be done, because \(why); the sheet waits") }
    switch action {
    case .hold(let why): return .stop(why)
    case .warn(let why): return .say(.warning, why, .sheet, [])
    case .note(let why): return .say(.reminder, why, .sheet, [])
    case .place(let place):
      if view.bill.placeOfService == place { return .done }
      return .say(.warning, "the place of service should be \(place)", .sheet, [.setPlaceOfService(place)])
    case .addModifier(let modifier, let code):
      guard let found = line(code) else { return cannot("modifier \(modifier) on \(code)", "\(code) is not on the sheet") }
      if found.line.modifiers.contains(modifier) { return .done }
      guard found.line.modifiers.count < 4 else { return cannot("modifier \(modifier) on \(code)", "the line bears four modifiers") }
      return .say(.warning, "\(code) should bear \(modifier)", .line(found.place), [.addModifier(line: found.place, modifier)])
    case .units(let units, let code):
      guard let found = line(code) else { return cannot("\(units) units of \(code)", "\(code) is not on the sheet") }
      if found.line.units == units { return .done }
      return .say(.warning, "\(code) should be \(units) units", .line(found.place), [.setUnits(line: found.place, units)])
    case .addService(let code):
      if line(code) != nil { return .done }
      guard view.fee(code) != nil else { return cannot("service \(code)", "it has no price in the fee schedule") }
      guard view.bill.lines.count < 50 else { return cannot("service \(code)", "the sheet has fifty lines") }
      return .say(.warning, "\(code) should be on the sheet", .sheet, [.addService(code)])
    case .removeService(let code):
      guard let found = line(code) else { return .done }
      return .say(.warning, "\(code) should not be on the sheet", .line(found.place), [.removeLine(found.place)])
    case .price(let code):
      guard let found = line(code) else { return cannot("the price of \(code)", "\(code) is not on the sheet") }
      guard let fee = view.fee(code) else { return cannot("the price of \(code)", "it has none in the fee schedule") }
      if found.line.fee == fee.price { return .done }
      return .say(.warning, "\(code) should be charged $\(fee.price.shown)", .line(found.place), [.setFee(line: found.place, fee.price)])
    }
  }
}

extension SettingRules {
  /// A rule of the office can be read, and is called by a name of its own.
  static func check(_ rule: OfficeRule, in office: Office) throws(Refusal) {
    if rule.name.trimmed.isEmpty { throw Refusal("name missing", "the name of the rule is missing", field: "name") }
    if let twin = office.officeRules.sorted.first(where: { $0.id != rule.id && !$0.gone && !rule.gone && $0.name == rule.name }) {
      throw Refusal("twice", "there is a rule called \(rule.name) already", with: twin.reference, field: "name")
    }
    guard (0...9999).contains(rule.line) else { throw Refusal("line", "\(rule.line) is not a line from 0 to 9999", field: "line") }
    do throws(RuleFault) { _ = try RuleReader.read(rule.text) } catch {
      throw Refusal("not a rule", "line \(rule.line), \(error.sentence)", field: "text")
    }
  }
}
