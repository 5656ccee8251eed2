/// A row of a table: a text for each column, with one meaning for all or one each.
package struct Row: Sendable, Hashable {
  /// A text for each column; what is missing is blank.
  package var cells: [String]
  /// What the row means.
  package var role: Role
  /// What each cell means, where that differs.
  package var roles: [Role]?

  /// A row of these texts.
  package init(_ cells: [String], role: Role = .text, roles: [Role]? = nil) {
    self.cells = cells
    self.role = role
    self.roles = roles
  }

  func text(_ column: Int) -> String { cells.indices.contains(column) ? cells[column] : "" }

  func role(_ column: Int) -> Role {
    guard let roles, roles.indices.contains(column) else { return role }
    return roles[column]
  }
}
