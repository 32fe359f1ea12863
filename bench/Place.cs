namespace Chuqing.Bench;

/// <summary>A folder for one benchmark, gone when it ends.</summary>
sealed class Place : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("chuqing-bench-");

    public string File(string name) => Path.Combine(root.FullName, name);

    public string Folder(string name) => root.CreateSubdirectory(name).FullName;

    public void Dispose() => root.Delete(recursive: true);
}
