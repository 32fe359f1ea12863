namespace Chuqing.Law.Procedures;

/// <summary>Every procedure that this version knows. A stored step names its procedure and version; old tables stay here as long as a step names them.</summary>
public static class AllProcedures
{
    public static readonly IReadOnlyList<Procedure> Tables = [DeterminationProcedure.Table, EnergyProcedure.Table, ExitProcedure.Table];

    /// <exception cref="ArgumentException">No such procedure or version.</exception>
    public static Procedure Find(string id, int version) =>
        Tables.FirstOrDefault(p => p.Id == id && p.Version == version) ?? throw new ArgumentException($"没有程序 {id} 第 {version} 版。", nameof(id));
}
