/// A count with what is counted, in the singular or the plural: "1 feature has", "3 features have".
package func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}
