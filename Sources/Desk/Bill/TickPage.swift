import Canvas
import Practice

/// The encounter form: diagnoses and services of this office, ticked by their letters.
package struct TickPage: Screen {
  package enum Action: Hashable, Sendable {
    case side, nextPage, previousPage, copyLast, moreUnits, fewerUnits, modifiers, pointers, fee, typed, done, removeLine
  }

  package enum Side: Hashable, Sendable { case diagnoses, services }

  package static let name = "superbill"

  package static let keys: [Binding<Action>] = [
    Binding(.tab, .backTab, action: .side, label: "other side", "goes from diagnoses to services and back"),
    Binding(.pageDown, action: .nextPage, label: "page", "turns to the next page of the side that letters tick"),
    Binding(.pageUp, action: .previousPage, "turns to the page before"),
    Binding(
      .char("="), action: .copyLast, label: "as last visit", "copies diagnoses and services of the last visit", verb: CopyLastVisit.self),
    Binding(.char("/"), action: .typed, label: "by code", "finds any code by its letters or by words", verb: AddDiagnosis.self),
    Binding(.char("+"), action: .moreUnits, label: "units", "one unit more on the line under the cursor", verb: ChangeService.self),
    Binding(.char("-"), action: .fewerUnits, "one unit less on the line under the cursor", verb: ChangeService.self),
    Binding(.char("*"), action: .modifiers, label: "modifiers", "modifiers of the line under the cursor", verb: ChangeService.self),
    Binding(
      .char(">"), action: .pointers, label: "points at", "which diagnoses the line under the cursor points at", verb: ChangeService.self),
    Binding(.char("$"), action: .fee, label: "fee", "another fee for the line under the cursor", verb: ChangeService.self),
    Binding(.delete, .backspace, action: .removeLine, "takes the line under the cursor off", verb: RemoveService.self),
    Binding(.enter, .escape, action: .done, label: "done", "back to the desk; everything ticked is saved already"),
  ]

  let superbill: SuperbillID
  var side = Side.diagnoses
  /// The line of the superbill under the cursor.
  var line = ListState()
  /// The page of each side that is open, from 0.
  private(set) var pages: [Side: Int] = [:]

  package init(_ superbill: SuperbillID) { self.superbill = superbill }

  package func shows(_ view: View) -> [PatientID] { [bill(view).patient] }

  static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  func bill(_ view: View) -> Superbill { view.office[superbill] ?? Superbill() }
  func diagnoses(_ view: View) -> [CommonDiagnosis] { view.office.commonDiagnoses.sorted.filter { !$0.gone } }
  /// Under their headings, which stand in the order in which they were first used.
  func fees(_ view: View) -> [Fee] {
    let fees = view.office.fees.sorted.filter { !$0.gone }
    var sections: [String] = []
    for fee in fees where !sections.contains(fee.section) { sections.append(fee.section) }
    return sections.flatMap { section in fees.filter { $0.section == section } }
  }

  private func count(_ side: Side, _ view: View) -> Int { side == .diagnoses ? diagnoses(view).count : fees(view).count }

  func pageCount(_ side: Side, _ view: View) -> Int {
    max(1, (count(side, view) + TickLayout(view).letters - 1) / TickLayout(view).letters)
  }

  /// What of a side is on its open page.
  func onPage(_ side: Side, _ view: View) -> Range<Int> {
    let letters = TickLayout(view).letters
    let first = min(pages[side] ?? 0, pageCount(side, view) - 1) * letters
    return first..<min(count(side, view), first + letters)
  }

  package var takesLetters: Bool { true }
  package func opening(_ view: View) -> Presence.Opening? { .init("superbill", view.office.about(Reference(superbill))) }
  package func about(_ view: View) -> String { "superbill \(superbill.shown), \(view.name(bill(view).patient))" }
  package func concerns(_ view: View) -> [PatientID] { [bill(view).patient] }

  package mutating func refresh(_ view: View) { line.keep(count: bill(view).lines.count, page: max(1, bill(view).lines.count)) }

  private func service(_ view: View) -> ServiceLine? {
    let lines = bill(view).lines
    return lines.indices.contains(line.selected) ? lines[line.selected] : nil
  }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .side, .done, .typed: nil
    case .nextPage, .previousPage: pageCount(side, view) == 1 ? "there is one page" : nil
    case .copyLast: view.whyOff(CopyLastVisit(superbill))
    case .moreUnits, .modifiers, .pointers, .fee, .removeLine: service(view) == nil ? "no service is ticked yet" : nil
    case .fewerUnits:
      service(view).map { $0.units > 1 ? nil : "one unit is the least; Del takes the line off" } ?? "no service is ticked yet"
    }
  }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    if key == .up || key == .down || key == .home || key == .end {
      _ = line.receive(key, count: bill(view).lines.count, page: 5)
      return []
    }
    guard case .char(let character) = key, let letter = Self.letters.firstIndex(of: character) else { return nil }
    let page = onPage(side, view)
    guard letter < page.count else {
      return [.complain("no \(side == .diagnoses ? "diagnosis" : "service") on this page has the letter \(character)")]
    }
    let index = page.lowerBound + letter
    let bill = bill(view)
    switch side {
    case .diagnoses:
      let code = diagnoses(view)[index].code
      if bill.diagnoses.contains(where: { $0.code == code }) {
        return [
          .change(
            RemoveDiagnosis {
              $0.superbill = superbill
              $0.code = code
            })
        ]
      }
      return [
        .change(
          AddDiagnosis {
            $0.superbill = superbill
            $0.code = code
          })
      ]
    case .services:
      let code = fees(view)[index].code
      if let at = bill.lines.firstIndex(where: { $0.code == code }) {
        return [
          .change(
            RemoveService {
              $0.superbill = superbill
              $0.line = at + 1
              $0.code = code
            })
        ]
      }
      return [
        .change(
          AddService {
            $0.superbill = superbill
            $0.code = code
            $0.once = true
          })
      ]
    }
  }

  package mutating func hear(_ heard: Heard, _ view: View) -> [Effect] {
    switch heard {
    case .saved(let entry), .held(let entry, _):
      if entry.did == AddService.name { line.selected = max(0, bill(view).lines.count - 1) }
      return []
    case .refused(let refusal): return [.complain(refusal.full)]
    case .failed(let sentence): return [.complain(sentence)]
    }
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    func change(_ fill: (inout ChangeService) -> Void) -> [Effect] {
      guard let service = service(view) else { return [] }
      return [
        .change(
          ChangeService {
            $0.superbill = superbill
            $0.line = line.selected + 1
            $0.code = service.code
            $0.was = service.datum
            fill(&$0)
          })
      ]
    }
    let units = service(view)?.units ?? 1
    switch action {
    case .side:
      side = side == .diagnoses ? .services : .diagnoses
      return []
    case .nextPage, .previousPage:
      let count = pageCount(side, view)
      pages[side] = (min(pages[side] ?? 0, count - 1) + (action == .nextPage ? 1 : count - 1)) % count
      return []
    case .copyLast: return [.change(CopyLastVisit(superbill))]
    case .moreUnits: return change { $0.units = units + 1 }
    case .fewerUnits: return change { $0.units = units - 1 }
    case .removeLine:
      guard let service = service(view) else { return [] }
      return [
        .change(
          RemoveService {
            $0.superbill = superbill
            $0.line = line.selected + 1
            $0.code = service.code
          })
      ]
    case .modifiers, .pointers, .fee:
      guard let service = service(view) else { return [] }
      return [
        .open(
          FormScreen(
            ServiceForm {
              $0.superbill = superbill
              $0.line = line.selected + 1
              $0.code = service.code
              $0.ask = action == .modifiers ? .modifiers : action == .pointers ? .pointers : .fee
            }, view))
      ]
    case .typed: return [.open(CodeFinder(superbill))]
    case .done: return [.close]
    }
  }
}

extension TickPage: Resumable {
  package var place: FormDraft? { kept(about: superbill.datum) }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let superbill = try? SuperbillID(datum: draft.about), view.office[superbill] != nil else { return nil }
    self.init(superbill)
  }
}
