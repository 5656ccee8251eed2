import Testing

@testable import Canvas

@Suite("What may reach the terminal")
struct PlainTextTests {
  @Test("no character that commands the terminal gets through")
  func strips() {
    #expect(PlainText.shown("A\u{1B}[31mB") == "A[31mB")
    #expect(PlainText.shown("A\u{9B}31mB") == "A31mB")
    #expect(PlainText.shown("A\u{202E}B\u{2066}C\u{200F}") == "ABC")
    #expect(PlainText.shown("A\u{200B}B\u{200D}C\u{FEFF}D\u{AD}") == "ABCD")
    #expect(PlainText.shown("A\u{7}\u{0}\u{7F}B") == "AB")
    #expect(PlainText.shown("A\tB\nC\r\nD\u{2028}E") == "A B C D E")
    #expect(PlainText.shown("Jean\u{A0}Luc\u{3000}x") == "Jean Luc x")
    #expect(PlainText.shown("\u{E000}\u{10FFFF}") == "□□")
  }

  @Test("signs whose width terminals dispute become one plain sign")
  func disputed() {
    for text in ["👩‍⚕️", "👍🏽", "❤️", "🇩🇪", "1️⃣", "🏽", "👨‍👩‍👧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩"] { #expect(PlainText.shown(text) == "□", "\(text)") }
    #expect(PlainText.shown("🙂") == "🙂")
    #expect(PlainText.shown("1\u{FE0F}") == "1")
  }

  @Test("names keep their letters and marks")
  func names() {
    for name in ["José", "Jose\u{301}", "Nguyễn", "山田", "김", "محمد", "שָׁלוֹם", "Ωμέγα", "Ольга", "O’Brien", "क्षत्रिय"] {
      #expect(Array(PlainText.shown(name).unicodeScalars) == Array(name.unicodeScalars))
    }
  }

  @Test("a heap of marks on one letter is cut to what a cell holds")
  func heaps() {
    let heap = "a" + String(repeating: "\u{301}", count: 50) + "b"
    #expect(PlainText.shown(heap).unicodeScalars.count == 6)
    #expect(PlainText.shown("\u{301}a") == "a")
  }

  @Test("what was cleaned once stays as it is, for every pair of odd characters")
  func cleaningTwice() {
    let odd: [Unicode.Scalar] = [
      "a", " ", "1", "\u{301}", "\u{200B}", "\u{200D}", "\u{FE0F}", "❤", "👍", "🏽", "🇩", "\u{20E3}", "\u{E0067}", "🏴", "\t", "\r", "\n", "山",
      "\u{1161}", "\u{94D}", "क", "\u{9B}", "\u{1B}", "\u{E000}", "\u{115F}", "\u{600}",
    ]
    for first in odd {
      for second in odd {
        for third in odd {
          var scalars = String.UnicodeScalarView()
          scalars.append(contentsOf: [first, second, third])
          let once = PlainText.shown(String(scalars))
          #expect(Array(PlainText.shown(once).unicodeScalars) == Array(once.unicodeScalars), "\(scalars.map(\.value))")
          #expect(once.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
        }
      }
    }
  }
}
