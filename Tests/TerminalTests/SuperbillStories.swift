import Foundation
import Testing

/// Superbills outside of the desk: pages to tick are read in, and sheets go on paper.
@Suite("Superbills on the command line") struct SuperbillStories {
  @Test("A tick page is put up for every desk; a fault in it is told with its line, and changes nothing")
  func tickPages() throws {
    let place = try TemporaryOffice()
    let file = place.folder + "/feet.txt"
    try "page Feet\nfor podiatry\ndiagnoses\nL60.0 ingrown nail\nservices\n11730 nail removal\n".write(
      toFile: file, atomically: true, encoding: .utf8)
    let dry = try place.run(["import", "tick-page", file, "--dry-run", "--data", place.office])
    #expect(dry.code == 0 && dry.output == "Feet: 1 diagnoses, 1 services; nothing was changed\n", "\(dry)")
    let made = try place.run(["import", "tick-page", file, "--data", place.office])
    #expect(made.code == 0 && made.output == "put up: Feet: 1 diagnoses, 1 services\n", "\(made)")
    #expect(made.errors.contains("without a price in the fee schedule, and so not to be ticked yet: 11730"))
    #expect(made.errors.contains("no provider here has the specialty podiatry"))
    let again = try place.run(["import", "tick-page", file, "--data", place.office])
    #expect(again.code == 1 && again.errors.contains("nothing was changed"))
    try "page Feet\ndiagnoses\nL60.0\nL60.0\n".write(toFile: file, atomically: true, encoding: .utf8)
    let wrong = try place.run(["import", "tick-page", file, "--data", place.office])
    #expect(wrong.code == 3 && wrong.errors.contains("line 4: L60.0 stands in line 3 already; nothing was changed"), "\(wrong.errors)")
    #expect(try place.run(["import", "tick-page", "/dev/null", "--data", place.office]).code == 3)
    #expect(try place.run(["check", "--data", place.office]).code == 0)
  }

  @Test("A superbill and a receipt are pages of text, on standard output or in a new file that nobody else can read")
  func prints() throws {
    let place = try TemporaryOffice(isMade: false)
    let demo = ["--demo", "--at", "2026-11-23T10:42"]
    let narrow = try place.run(["print", "superbill", "1"] + demo)
    #expect(narrow.code == 0 && narrow.output.contains("Superbill 1, paper 1") && narrow.output.contains("signature of the provider"))
    #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let wide = try place.run(["print", "superbill", "1", "--columns", "132"] + demo)
    #expect(wide.output.split(separator: "\n").contains { $0.count > 120 })
    let file = place.folder + "/receipt.txt"
    let receipt = try place.run(["print", "receipt", "1", "--to", file] + demo)
    #expect(receipt.code == 0 && receipt.output == "receipt 1 is in \(file)\n", "\(receipt.errors)")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("PAYMENT, receipt 1"))
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    #expect(try place.run(["print", "receipt", "1", "--to", file] + demo).code == 3, "never over another file")
    #expect(try place.run(["print", "superbill", "99999"] + demo).errors.contains("there is no superbill 99999"))
    for words in [["print"], ["print", "superbill"], ["print", "card", "1"], ["print", "superbill", "1", "--columns", "100"]] {
      #expect(try place.run(words).code == 2, "\(words)")
    }
  }
}
