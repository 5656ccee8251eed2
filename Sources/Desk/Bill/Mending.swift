import Canvas
import Practice

/// How a finding is put right: each way is a change of the office, or opens the form of what only a person knows.
enum Mending {
  /// All ways of a finding, as a list.
  static func ways(_ finding: BillFinding, _ bill: Superbill, _ view: View) -> PickScreen {
    PickScreen(
      title: "\(finding.weight.label): \(finding.rule)", lines: [finding.sentence],
      items: [.init("leave it as it is", [])] + finding.mends.map { .init($0.label, effects($0, bill, view)) })
  }

  static func effects(_ mend: Mend, _ bill: Superbill, _ view: View) -> [Effect] {
    let id = bill.id
    func hasDiagnosis(_ index: Int) -> Bool { bill.diagnoses.indices.contains(index) }
    func line(_ index: Int, _ fill: (inout ChangeService) -> Void) -> [Effect] {
      bill.lines.indices.contains(index) ? [.change(change(index, bill, fill))] : []
    }
    switch mend {
    case .replaceDiagnosis(let index, let codes):
      guard hasDiagnosis(index) else { return [] }
      let old = bill.diagnoses[index].code
      if codes.isEmpty { return [.change(removal(old, id))] }
      return one(of: codes, "Which one in place of \(old)?", CodeTarget(superbill: id, place: .diagnosis(old)), bill, view)
    case .moveFirst(let index):
      guard hasDiagnosis(index) else { return [] }
      return [
        .change(
          MoveDiagnosis {
            $0.superbill = id
            $0.code = bill.diagnoses[index].code
            $0.to = "A"
          })
      ]
    case .addDiagnosis(let codes):
      let target = CodeTarget(superbill: id)
      return codes.isEmpty ? [.open(CodeFinder(target))] : one(of: codes, "Which one is added?", target, bill, view)
    case .addReason(let index, let code):
      guard bill.lines.indices.contains(index) else { return [] }
      return [
        .change(
          AddDiagnosis {
            ($0.superbill, $0.code, $0.words) = (id, code, view.words(of: code, on: bill.day))
            $0.line = index + 1
          })
      ]
    case .addModifier(let index, let modifier): return line(index) { $0.modifiers = bill.lines[index].modifiers + [modifier] }
    case .removeModifier(let index, let modifier):
      return line(index) { $0.modifiers = bill.lines[index].modifiers.filter { $0 != modifier } }
    case .setModifiers(let index, let modifiers): return line(index) { $0.modifiers = modifiers }
    case .addService(let code):
      return [
        .change(
          AddService {
            $0.superbill = id
            $0.code = code
          })
      ]
    case .addOneOf(let codes):
      let target = CodeTarget(superbill: id)
      func adding(_ code: String) -> [Effect] { target.effects(code, view.office.fee(code, on: bill)?.words ?? "", view) }
      if codes.count == 1 { return adding(codes[0]) }
      return [
        .open(
          PickScreen(
            title: "Which one is added?",
            items: [.init("none of them", [])]
              + codes.map { .init("\($0)  \(view.office.fee($0, on: bill)?.words ?? "")", adding($0)) }))
      ]
    case .setUnits(let index, let units): return line(index) { $0.units = units }
    case .setPointers(let index, let letters): return line(index) { $0.pointers = letters }
    case .setCode(let index, let code): return line(index) { $0.to = code }
    case .removeLine(let index): return bill.lines.indices.contains(index) ? [.change(removal(index, bill))] : []
    case .setFee(let index, let fee): return line(index) { $0.fee = fee }
    case .setPlaceOfService(let place):
      var changed = bill
      changed.placeOfService = place
      return [.change(ChangeSuperbill(from: bill, to: changed))]
    case .ask(let part): return ask(part, bill, view)
    }
  }

  private static func ask(_ part: Mend.Part, _ bill: Superbill, _ view: View) -> [Effect] {
    func form(_ ask: ServiceForm.Ask, _ index: Int) -> [Effect] {
      guard bill.lines.indices.contains(index) else { return [] }
      return [.open(FormScreen(ServiceForm(bill.id, index, bill.lines[index].code, ask), view))]
    }
    switch part {
    case .pointers(let index): return form(.pointers, index)
    case .modifiers(let index): return form(.modifiers, index)
    case .units(let index): return form(.units, index)
    case .fee(let index): return form(.fee, index)
    case .drug(let index): return form(.drug, index)
    case .provider(let index): return form(.provider, index)
    case .header, .authorisation: return [.open(FormScreen(BillHeadForm { $0.superbill = bill.id }, view))]
    case .coverage: return [.open(CoverageScreen(bill.patient))]
    case .patient: return [.open(FormScreen(PatientForm { $0.patient = bill.patient }, view))]
    }
  }

  /// One code, or a list to choose from. What is a heading, or a range, opens the finder at that place.
  private static func one(
    of codes: [String], _ title: String, _ target: CodeTarget, _ bill: Superbill, _ view: View
  ) -> [Effect] {
    func effects(_ code: String) -> [Effect] {
      let isOne = !code.contains("-") && CodeShape.isDiagnosis(CodeShape.tidyDiagnosis(code))
      if isOne, view.isWhole(code, on: bill.day) { return target.effects(code, view.words(of: code, on: bill.day), view) }
      return [.open(CodeFinder(target, typed: String(code.prefix { $0 != "-" })))]
    }
    if codes.count == 1 { return effects(codes[0]) }
    return [
      .open(
        PickScreen(
          title: title,
          items: [.init("none of them", [])]
            + codes.map { code in
              .init("\(code)  \(view.words(of: code, on: bill.day))", effects(code))
            }))
    ]
  }

  static func change(_ index: Int, _ bill: Superbill, _ fill: (inout ChangeService) -> Void) -> ChangeService {
    ChangeService {
      $0.superbill = bill.id
      $0.line = index + 1
      $0.code = bill.lines[index].code
      $0.was = bill.lines[index].datum
      fill(&$0)
    }
  }

  static func removal(_ code: String, _ bill: SuperbillID) -> RemoveDiagnosis {
    RemoveDiagnosis {
      $0.superbill = bill
      $0.code = code
    }
  }

  static func removal(_ index: Int, _ bill: Superbill) -> RemoveService {
    RemoveService {
      $0.superbill = bill.id
      $0.line = index + 1
      $0.code = bill.lines[index].code
    }
  }
}

/// What differs from the fee schedule, and the key that charges it.
enum Repricing {
  static func pick(_ bill: Superbill, _ view: View) -> PickScreen {
    let prices = view.office.newPrices(of: bill)
    let payer = view.office[view.office.payer(of: bill)]?.name ?? "self-pay"
    return PickScreen(
      title: "Re-price superbill \(bill.id.shown)?", lines: ["Fees of \(payer) on \(bill.day.shown):"] + prices.map(\.words),
      items: [
        .init("leave the prices as they are", []),
        .init(
          "charge the new ones",
          [
            .change(
              RepriceSuperbill {
                $0.superbill = bill.id
                $0.was = .fields(["lines": bill.lines.datum])
              })
          ]),
      ])
  }
}
