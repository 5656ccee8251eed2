import Practice

/// The printed superbill: where it goes, and where it is.
enum PaperPick {
  static func print(_ bill: Superbill, _ view: View) -> PickScreen {
    func paper(_ columns: Int) -> Paper {
      let sheets = SuperbillPaper.sheets(bill, in: view.office, note: view.paperNote, columns: columns)
      return Paper(title: "superbill \(bill.id.number)", text: sheets.text, about: view.office.about(bill.reference))
    }
    // What lies printed in the office is looked after; a file lies with whoever made it.
    let track: [Effect] = view.whyNoChange == nil && view.notYours(NotePaper.self) == nil ? [note(.printed, bill)] : []
    return PickScreen(
      title: "Print superbill \(bill.id.shown)",
      lines: bill.paper.last.map { ["Its paper is \($0.stage.label) since \($0.at.time.shown)."] } ?? [],
      items: SuperbillPaper.widths.map { .init("to the printer, \($0) columns", [.ask(.print(paper($0)))] + track) }
        + SuperbillPaper.widths.map { .init("to a file, \($0) columns", [.ask(.save(paper($0)))]) })
  }

  static func steps(_ bill: Superbill, _ view: View) -> PickScreen {
    let trail = bill.paper.suffix(5).map {
      "\($0.at.day == view.today ? "" : $0.at.day.iso + " ")\($0.at.time.shown) \($0.stage.label), \($0.by)"
    }
    let steps: [PaperStep.Stage] = [.withProvider, .returned, .entered, .missing]
    return PickScreen(
      title: "Where is the paper of superbill \(bill.id.shown)?", lines: trail.isEmpty ? ["None was printed; P prints one."] : trail,
      items: [.init("leave it as it is", [])] + steps.map { .init($0.label, [note($0, bill)]) })
  }

  static func note(_ stage: PaperStep.Stage, _ bill: Superbill) -> Effect {
    .change(
      NotePaper {
        $0.superbill = bill.id
        $0.stage = stage
      })
  }
}
