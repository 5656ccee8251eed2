import Practice

/// Signing a superbill: one key where nothing speaks against it, and a question first where something does, because a signature stays.
enum Signing {
  static func effects(_ bill: Superbill, _ findings: [BillFinding], _ view: View) -> [Effect] {
    let sign = SignSuperbill {
      $0.superbill = bill.id
      $0.was = bill.datum
    }
    let doubts = doubts(bill, findings, view)
    guard !doubts.isEmpty else { return [.change(sign)] }
    return [
      .open(
        PickScreen(
          title: "Sign superbill \(bill.id.shown)?", lines: doubts + ["A signature is not undone: A amends the sheet, with the reason."],
          items: [.init("no, look again", []), .init("yes, sign it", [.change(sign)])]))
    ]
  }

  private static func doubts(_ bill: Superbill, _ findings: [BillFinding], _ view: View) -> [String] {
    var doubts: [String] = []
    if let provider = view.office[bill.provider], !isOne(view.context, with: provider, view) {
      doubts.append("\(provider.title) saw the patient, and you are \(view.context.by).")
    }
    doubts += findings.filter { $0.weight == .error }.map { "Error: \($0.sentence)." }
    return doubts
  }

  /// Whether whoever sits here is the provider, as far as names tell.
  private static func isOne(_ context: Context, with provider: Provider, _ view: View) -> Bool {
    let member = context.person.flatMap { view.office[$0] }
    let names = [context.by, member?.fullName ?? ""].map { NameFolding.plain($0) }
    return names.contains { $0.contains(NameFolding.plain(provider.name.family)) }
  }
}
