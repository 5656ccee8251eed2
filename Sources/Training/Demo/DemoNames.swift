/// Invented people for the practice office. Nobody real is meant.
enum DemoNames {
  struct Person: Sendable {
    var family: String
    var given: String
    var sex: String
    /// Age today.
    var age: Int
    var called = ""
    var language = ""
  }

  /// The first few have a part in the day's troubles, so their order is fixed.
  static let people: [Person] = [
    Person(family: "Okafor", given: "Ada", sex: "female", age: 44),
    Person(family: "Smith", given: "John", sex: "male", age: 71),
    Person(family: "Smith", given: "Jane", sex: "female", age: 38),
    Person(family: "Ruiz", given: "Elena", sex: "female", age: 36),
    Person(family: "Ruiz", given: "Tomás", sex: "male", age: 9),
    Person(family: "Ruiz", given: "Lucía", sex: "female", age: 6),
    Person(family: "Petrov", given: "Ivan", sex: "male", age: 58, language: "Russian"),
    Person(family: "Nguyễn", given: "Thị Hoa", sex: "female", age: 63, called: "Hoa", language: "Vietnamese"),
    Person(family: "O'Brien", given: "Siobhán", sex: "female", age: 29),
    Person(family: "Suharto", given: "", sex: "male", age: 47),
    Person(family: "Abernathy-Featherstonehaugh", given: "Alexandrina Wilhelmina", sex: "female", age: 82),
    Person(family: "Müller", given: "Jürgen", sex: "male", age: 66),
    Person(family: "山田", given: "花子", sex: "female", age: 51, called: "Hanako"),
    Person(family: "Johnson", given: "Marcus", sex: "male", age: 33), Person(family: "Williams", given: "Denise", sex: "female", age: 55),
    Person(family: "Brown", given: "Terrence", sex: "male", age: 12), Person(family: "Garcia", given: "Rosa", sex: "female", age: 77),
    Person(family: "Davis", given: "Carl", sex: "male", age: 60), Person(family: "Rodriguez", given: "Miguel", sex: "male", age: 41),
    Person(family: "Martinez", given: "Ana", sex: "female", age: 25), Person(family: "Hernandez", given: "José", sex: "male", age: 52),
    Person(family: "Lopez", given: "Carmen", sex: "female", age: 68), Person(family: "Wilson", given: "Grace", sex: "female", age: 84),
    Person(family: "Anderson", given: "Peter", sex: "male", age: 46), Person(family: "Thomas", given: "Aaliyah", sex: "female", age: 19),
    Person(family: "Taylor", given: "Bruce", sex: "male", age: 63), Person(family: "Moore", given: "Evelyn", sex: "female", age: 72),
    Person(family: "Jackson", given: "Darnell", sex: "male", age: 28), Person(family: "Lee", given: "Min-jun", sex: "male", age: 35),
    Person(family: "Perez", given: "Isabel", sex: "female", age: 31), Person(family: "Thompson", given: "Walter", sex: "male", age: 79),
    Person(family: "White", given: "Hannah", sex: "female", age: 22), Person(family: "Harris", given: "Leroy", sex: "male", age: 57),
    Person(family: "Sanchez", given: "Diego", sex: "male", age: 17), Person(family: "Clark", given: "Noreen", sex: "female", age: 69),
    Person(family: "Ramirez", given: "Luis", sex: "male", age: 44), Person(family: "Lewis", given: "Tanya", sex: "female", age: 39),
    Person(family: "Robinson", given: "Earl", sex: "male", age: 75), Person(family: "Walker", given: "Megan", sex: "female", age: 27),
    Person(family: "Young", given: "Kevin", sex: "male", age: 50), Person(family: "Allen", given: "Beatrice", sex: "female", age: 88),
    Person(family: "King", given: "Andre", sex: "male", age: 30), Person(family: "Wright", given: "Paula", sex: "female", age: 61),
    Person(family: "Scott", given: "Ian", sex: "male", age: 48), Person(family: "Torres", given: "Gabriela", sex: "female", age: 34),
    Person(family: "Haddad", given: "Layla", sex: "female", age: 42), Person(family: "Hill", given: "Roger", sex: "male", age: 65),
    Person(family: "Flores", given: "Mateo", sex: "male", age: 8), Person(family: "Green", given: "Olive", sex: "female", age: 54),
    Person(family: "Adams", given: "Nathan", sex: "male", age: 26), Person(family: "Kowalski", given: "Zofia", sex: "female", age: 59),
    Person(family: "Baker", given: "Rose", sex: "female", age: 81), Person(family: "Hall", given: "Jamal", sex: "male", age: 37),
    Person(family: "Rivera", given: "Sofía", sex: "female", age: 14), Person(family: "Campbell", given: "Duncan", sex: "male", age: 70),
    Person(family: "Mitchell", given: "Laura", sex: "female", age: 45), Person(family: "Carter", given: "Vernon", sex: "male", age: 67),
    Person(family: "Singh", given: "Harpreet", sex: "female", age: 40), Person(family: "Patel", given: "Raj", sex: "male", age: 53),
    Person(family: "Cohen", given: "Miriam", sex: "female", age: 74), Person(family: "Kim", given: "Soo-ah", sex: "female", age: 24),
    Person(family: "Mensah", given: "Kwame", sex: "male", age: 49), Person(family: "Rossi", given: "Giulia", sex: "female", age: 32),
    Person(family: "Novak", given: "Petr", sex: "male", age: 56), Person(family: "Ali", given: "Fatima", sex: "female", age: 43),
    Person(family: "Fischer", given: "Emil", sex: "male", age: 3), Person(family: "Stewart", given: "Moira", sex: "female", age: 62),
  ]

  static let streets = ["Elm St", "Maple Ave", "Harbor Rd", "Second St", "Mill Lane", "Church St", "Orchard Dr", "River Rd"]
  static let towns = [("Millbrook", "12545"), ("Harlow", "12546"), ("Eastport", "12548"), ("Pine Hill", "12465")]
  static let reasons = [
    "blood pressure check", "cough for two weeks", "diabetes follow-up", "knee pain", "rash on arm", "medication refill", "annual physical",
    "sore throat", "back pain", "headaches", "test results", "ear pain", "stomach trouble", "sleep trouble",
  ]
}
