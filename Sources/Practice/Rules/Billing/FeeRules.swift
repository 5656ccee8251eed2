extension SettingRules {
  /// A price has one meaning on each date for each payer.
  static func check(_ fee: Fee, in office: Office) throws(Refusal) {
    if let from = fee.from, let to = fee.to, to < from {
      throw Refusal("dates", "the last date, \(to.iso), is before the first, \(from.iso)", field: "to")
    }
    if let allowed = fee.allowed, !(.zero ... .most).contains(allowed) {
      throw Refusal("amount", "$\(allowed.shown) is not what a payer pays", field: "allowed")
    }
    if let payer = fee.payer, office[payer] == nil { throw Refusal("no such record", "there is no payer \(payer)", field: "payer") }
    guard !fee.gone, let twin = office.fees.sorted.first(where: { $0.id != fee.id && !$0.gone && $0.isTwin(of: fee) }) else { return }
    let dated = fee.from != nil || fee.to != nil
    throw Refusal(
      "twice", "\(fee.code) has a price already\(dated ? " for some of these dates" : ""): \(twin.words) \(twin.described(in: office))",
      wayPast: dated ? "give that one a last date, and this one a first date after it" : "give this one a payer, or dates",
      with: twin.reference, field: "code")
  }
}
