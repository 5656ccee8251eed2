import Testing

@testable import Terminal

@Suite("No screen") struct FaultTests {
  @Test("Every refusal says what is wrong and what to do instead")
  func sentences() {
    #expect(TerminalFault.inputIsNoTerminal.sentence.contains("--print draws one frame"))
    #expect(TerminalFault.cannotPlaceText(term: "dumb").sentence.hasPrefix("TERM=dumb cannot place text"))
    #expect(TerminalFault.unknownHere(term: "foo").sentence.contains("TERM=foo"))
    #expect(TerminalFault.exitCode == 3)
  }
}
