import Practice

extension Refusal {
  /// The whole of it, with the key of a screen that gets past the rule: "is on file from 10:20; check in (c)".
  func full<Action>(_ keys: [Binding<Action>]) -> String {
    guard let wayPast else { return full }
    let binding = keys.first { binding in
      let names = [binding.verb?.name ?? "", binding.label].filter { !$0.isEmpty }
      return names.contains { wayPast == $0 || wayPast.hasPrefix("\($0),") || wayPast.hasPrefix("\($0) ") }
    }
    return full(key: binding?.keys.first?.shown)
  }
}
