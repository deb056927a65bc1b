using System.Reflection;
using System.Reflection.Metadata;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The modules of an assembly, which are its namespaces below the first, and which of them use which.</summary>
internal sealed class ModuleGraph
{
    private readonly CompiledAssembly _assembly;
    private readonly TypeGraph _graph;
    private readonly Dictionary<string, TypeDefinition> _types;
    private readonly string _root;
    private readonly int _depth;

    /// <summary>Initializes a new instance of the <see cref="ModuleGraph"/> class.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="root">The namespace around the modules. What is in it puts the modules together and is none.</param>
    /// <param name="depth">How many names below the root tell modules apart: 1 for the modules, more for their folders too.</param>
    public ModuleGraph(CompiledAssembly assembly, string root, int depth)
    {
        _assembly = assembly;
        _graph = new TypeGraph(assembly);
        _types = assembly.Types.ToDictionary(assembly.NameOf);
        _root = root + ".";
        _depth = depth;
        Uses = _types.Keys.GroupBy(ModuleOf).Where(module => module.Key.Length > 0).OrderBy(module => module.Key, StringComparer.Ordinal)
            .ToDictionary(module => module.Key, module => UsedBy(module.Key, module));
    }

    /// <summary>Gets the modules in order of their names, and what each uses.</summary>
    public IReadOnlyDictionary<string, string[]> Uses { get; }

    public IEnumerable<string> Ports => _types.Where(type => type.Value.Attributes.HasFlag(TypeAttributes.Interface) && type.Key.Contains(".Ports.", StringComparison.Ordinal)).Select(type => type.Key);

    /// <summary>Lists the modules from the bottom up, each after all that it uses, with what it uses. Modules of a cycle are missing.</summary>
    public IEnumerable<string> BottomUp()
    {
        var done = new HashSet<string>();
        while (Uses.Keys.FirstOrDefault(module => !done.Contains(module) && Uses[module].All(done.Contains)) is { } next)
        {
            done.Add(next);
            yield return $"{next,-12} {string.Join(", ", Uses[next])}".TrimEnd();
        }
    }

    /// <summary>Lists the uses that lie on a way back to where it began, each with the types that make it.</summary>
    public IEnumerable<string> Cycles() =>
        from module in Uses.Keys
        from used in Uses[module]
        where Reaches(used, module, [])
        from reason in Reasons(module, used)
        select $"{module} -> {used}: {reason}";

    /// <summary>Lists the types that one has to understand to use a port, and that do something.</summary>
    public IEnumerable<string> BehaviourBehind(string port)
    {
        var known = new HashSet<string>();
        AddAll(port, known);
        return known.Where(name => !IsPlain(_types[name]));
    }

    private string[] UsedBy(string module, IEnumerable<string> types) =>
        [.. types.SelectMany(type => _graph.Known(_types[type])).Select(ModuleOf).Where(used => used.Length > 0 && used != module).Distinct().Order(StringComparer.Ordinal)];

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && Uses[from].Any(used => Reaches(used, to, seen)));

    private IEnumerable<string> Reasons(string module, string used) =>
        from type in _types
        where ModuleOf(type.Key) == module
        from known in _graph.Known(type.Value)
        where ModuleOf(known) == used
        select $"{type.Key[_root.Length..]} uses {known[_root.Length..]}";

    /// <summary>Gets the module of a type; empty for what joins the modules.</summary>
    private string ModuleOf(string type)
    {
        string[] parts = type.StartsWith(_root, StringComparison.Ordinal) ? type[_root.Length..].Split('.') : [];
        return string.Join('.', parts.SkipLast(1).Take(_depth));
    }

    /// <summary>An interface, an enum, or a class that only carries values.</summary>
    private bool IsPlain(TypeDefinition type) => type.Attributes.HasFlag(TypeAttributes.Interface)
        || type.GetMethods().Select(_assembly.Reader.GetMethodDefinition).All(method => method.Attributes.HasFlag(MethodAttributes.SpecialName));

    private void AddAll(string type, HashSet<string> known)
    {
        foreach (string name in _graph.KnownByDeclaration(_types[type]).Where(known.Add))
        {
            AddAll(name, known);
        }
    }
}
