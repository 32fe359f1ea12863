using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Chuqing.Office.Tests;

/// <summary>The repository's source as text, and the built assemblies as metadata.</summary>
static class SourceTree
{
    /// <summary>Folder that holds the solution.</summary>
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    /// <summary>C# and Razor files beneath a folder of the repository, without what the build made.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(string folder) =>
        [.. new[] { "*.cs", "*.razor" }.SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Select(path => (Path: Path.GetRelativePath(Root, path).Replace('\\', '/'), Full: path))
            .Where(f => !f.Path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"))
            .Select(f => (f.Path, File.ReadAllText(f.Full)))];

    /// <summary>What an assembly uses of others: full names of types, their members, names of the assemblies.</summary>
    public static (IReadOnlySet<string> Types, IReadOnlySet<string> Members, IReadOnlySet<string> Assemblies) UsedBy(System.Reflection.Assembly assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly.Location));
        var reader = image.GetMetadataReader();
        return (
            reader.TypeReferences.Select(NameOf).ToHashSet(),
            reader.MemberReferences.Select(reader.GetMemberReference).Where(m => m.Parent.Kind == HandleKind.TypeReference)
                .Select(m => $"{NameOf((TypeReferenceHandle)m.Parent)}.{reader.GetString(m.Name)}").ToHashSet(),
            reader.AssemblyReferences.Select(a => reader.GetString(reader.GetAssemblyReference(a).Name)).ToHashSet());

        string NameOf(TypeReferenceHandle handle) =>
            reader.GetTypeReference(handle) is var type ? $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}" : "";
    }

    static string Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Chuqing.slnx"))) return folder.FullName;
        throw new InvalidOperationException("没有找到 Chuqing.slnx。");
    }
}
