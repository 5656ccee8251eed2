import Canvas
import Desk
import Practice
import Testing

@Suite("Money at the desk, by keys alone")
struct MoneyTests {
  @Test(
    "services stand under the headings of the fee schedule where the page has room, and keep their letters", arguments: [Size.small, .huge])
  func headings(_ size: Size) throws {
    let desk = Receptionist(Example.demo, size)
    let bill = try #require(desk.office.superbills.sorted.last { $0.stage == .open && $0.lines.isEmpty })
    desk.select(desk.office[bill.patient]?.name.listed ?? "")
    desk.press("b")
    desk.press(.right)
    #expect(desk.sees("c 99213"))
    for heading in ["Established", "Preventive"] { #expect(desk.sees(heading) == (size == .huge), "\(heading)") }
    desk.press("c")
    #expect(desk.office[bill.id]?.lines.map(\.code) == ["99213"])
  }

  @Test("a bill is paid by two means under one receipt number", arguments: Size.usual)
  func twoMeans(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("o'brien")
    desk.press("r1p")
    desk.press("bd")
    desk.press(.right)
    desk.press("b")
    desk.press(.enter)
    desk.press("dd")
    #expect(desk.sees("Due now: $128.00"))
    desk.press("n")
    desk.press(.tab)
    desk.overwrite("100")
    desk.tab("4242")
    desk.press(.enter)
    #expect(desk.answer.contains("$28.00 would be left"))
    desk.press(.tab, untilCursorOn: " Cash ")
    desk.type("28")
    desk.press(.enter)
    let payment = try #require(desk.office.payments.sorted.last)
    #expect(payment.tenders.map(\.amount) == [Cents(10000), Cents(2800)])
    #expect(payment.tenders.first?.reference == "4242")
    #expect(desk.answer.contains("receipt \(payment.receipt)"))
    #expect(desk.visit("O'Brien")?.state == .left)
  }

  @Test("a receipt is voided as a whole and another refunded in part, each with a number of its own", arguments: Size.usual)
  func voidAndRefund(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("petrov")
    desk.press("$")
    let petrov = try #require(desk.patient("Petrov"))
    let paid = try #require(desk.office.filed(Payment.self, of: petrov.id).last)
    desk.press("R")
    desk.press(.tab, untilCursorOn: " Cash ")
    desk.type("5")
    desk.press(.tab, untilCursorOn: "Reason")
    desk.type("charged twice")
    desk.press(.enter)
    if desk.sees("Give it back another way?") { desk.pick("yes, give it back so") }
    let refund = try #require(desk.office.payments.sorted.last)
    #expect(refund.sort == .refund && refund.reverses == paid.id && refund.receipt == desk.office.lastReceipt)
    #expect(desk.sees("charged twice") || desk.sees("refund"))

    desk.press("+")
    desk.overwrite("40")
    desk.press(.enter)
    #expect(desk.sees("more than is due would be taken"))
    desk.pick("stays as credit")
    let second = try #require(desk.office.payments.sorted.last)
    desk.press(.home)
    desk.press("V")
    desk.type("wrong amount")
    desk.press(.enter)
    let void = try #require(desk.office.payments.sorted.last)
    #expect(void.sort == .void && void.reverses == second.id)
    #expect(Checks.run(desk.office).isEmpty)
  }

  @Test("money with a receipt is not undone; the desk says what to do instead")
  func notUndone() {
    let desk = Receptionist()
    desk.select("petrov")
    desk.press("+")
    desk.overwrite("10")
    desk.press(.enter)
    desk.pick("stays as credit")
    let receipts = desk.office.lastReceipt
    desk.press("u")
    #expect(desk.answer.contains("void"))
    #expect(desk.office.lastReceipt == receipts)
  }

  @Test("units, modifiers, pointers and fee of a line are changed on that line and no other")
  func serviceLine() throws {
    let desk = Receptionist()
    desk.select("okafor")
    desk.press("bab")
    desk.press(.right)
    desk.press("bde")
    desk.press(.home, .down, .down)
    desk.press("*")
    desk.type("25")
    desk.press(.enter)
    desk.press("++")
    desk.press("aba")
    let lines = try #require(desk.visit("Okafor")?.superbill.flatMap { desk.office[$0] }).lines
    #expect(lines.map(\.units) == [3, 1, 1])
    #expect(lines.map(\.modifiers) == [["25"], [], []])
    #expect(lines.first?.pointers == "BA")
  }

  @Test("the cursor stays on its receipt while others come above it, and Enter shows it in full", arguments: Size.usual)
  func receiptStays(_ size: Size) throws {
    let desk = Receptionist(Example.office, size)
    desk.select("petrov")
    let petrov = try #require(desk.patient("Petrov"))
    let paid = try #require(desk.office.filed(Payment.self, of: petrov.id).last)
    desk.press("$R")
    desk.press(.tab, untilCursorOn: " Cash ")
    desk.type("5")
    desk.press(.tab, untilCursorOn: "Reason")
    desk.type("charged twice")
    desk.press(.enter)
    #expect(desk.sees("It was paid by card, and $5.00 would go back by cash."))
    desk.pick("yes, give it back so")
    #expect(desk.cursorLine?.contains(" \(paid.receipt) ") == true, "the refund came above; the cursor is on the payment")
    #expect(desk.sees("-$5.00"))
    desk.press(.enter)
    #expect(desk.sees("Receipt \(paid.receipt)") && desk.sees("refunded $5.00 by receipt \(desk.office.lastReceipt)"))
    desk.press(.escape)
    desk.press("+")
    desk.type("40")
    desk.press(.enter)
    desk.pick("stays as credit")
    #expect(desk.cursorLine?.contains(" \(desk.office.lastReceipt) ") == true, "what was just taken is what is printed or voided next")
  }

  @Test("a voided receipt reads VOID")
  func void() {
    let desk = Receptionist()
    desk.select("petrov")
    desk.press("$V")
    desk.type("wrong amount")
    desk.press(.enter)
    #expect(desk.cursorLine?.contains("VOID") == true)
    desk.press("V")
    #expect(desk.answer.contains("was voided already"))
  }

  @Test("checkout says what was taken at this visit, asks before it takes more than is due, and takes \"booked\" only if it is so")
  func checkoutWords() {
    let desk = Receptionist()
    desk.select("petrov")
    desk.press("d")
    #expect(desk.sees("Taken at this visit: $25.00") && !desk.sees("Before this visit"))
    desk.press("bb")
    desk.press(.enter)
    #expect(desk.answer.contains("nothing is booked"))
    desk.press("n")
    desk.tab("10")
    desk.press(.enter)
    #expect(desk.sees("$10.00 more than is due"))
    desk.press(.enter)
    #expect(desk.visit("Petrov")?.state == .checkout, "Enter is no")
    // Back at the amount: the next figure replaces it.
    desk.type("12")
    desk.press(.enter)
    #expect(desk.sees("$12.00 more than is due"))
    desk.press(.enter)
    desk.type("10")
    desk.press(.enter)
    desk.pick("yes, $10.00 stays as credit")
    #expect(desk.visit("Petrov")?.state == .left)
  }
}
