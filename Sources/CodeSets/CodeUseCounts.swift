/// How often each code was on an office's superbills lately: what it uses ranks first.
package final class CodeUseCounts: Sendable {
  /// By code, a diagnosis with its point.
  package let byCode: [String: Int]

  package init(_ byCode: [String: Int]) { self.byCode = byCode }
}
