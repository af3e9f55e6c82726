using System.Reflection;
using System.Reflection.Emit;

namespace CervicalRehab.Cds.Service.Tests;

/// <summary>
/// Which static tables another one needs while it is made, read from the compiled code: fields touched by its initializer and by whatever of ours
/// that calls, functions handed on included.
/// </summary>
internal sealed class StaticTables(params Assembly[] assemblies)
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Dictionary<MethodBase, (HashSet<Type> Touched, HashSet<MethodBase> Called)> _read = [];

    /// <summary>Types of ours that are initialized.</summary>
    public IEnumerable<Type> All => assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => type.TypeInitializer is not null);

    /// <summary>Initialized types that this one touches, directly or through what it calls, while it is initialized.</summary>
    public HashSet<Type> NeededBy(Type type)
    {
        var (needed, seen, open) = (new HashSet<Type>(), new HashSet<MethodBase>(), new Stack<MethodBase>([type.TypeInitializer!]));
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method))
            {
                continue;
            }

            var (touched, called) = Read(method);
            needed.UnionWith(touched);
            foreach (var next in called)
            {
                open.Push(next);
            }
        }

        needed.Remove(type);
        return needed;
    }

    /// <summary>Those that need themselves, directly or by way of others.</summary>
    public IEnumerable<Type> Circular()
    {
        var needed = All.ToDictionary(type => type, NeededBy);
        return needed.Keys.Where(type => needed[type].Any(other => Leads(other, type, []))).ToList();

        bool Leads(Type from, Type to, HashSet<Type> seen) => from == to || (seen.Add(from) && needed[from].Any(next => Leads(next, to, seen)));
    }

    private (HashSet<Type> Touched, HashSet<MethodBase> Called) Read(MethodBase method)
    {
        if (_read.TryGetValue(method, out var known))
        {
            return known;
        }

        var found = (Touched: new HashSet<Type>(), Called: new HashSet<MethodBase>());
        _read[method] = found;
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = (short)code[at++];
            var op = Codes[value == 0xFE ? unchecked((short)((value << 8) | code[at++])) : value];
            if (op.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok)
            {
                Note(Resolved(method, BitConverter.ToInt32(code, at)), found.Touched, found.Called);
            }

            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }

        return found;
    }

    private void Note(MemberInfo? member, HashSet<Type> touched, HashSet<MethodBase> called)
    {
        if (member?.DeclaringType is not { } owner || !assemblies.Contains(owner.Assembly))
        {
            return;
        }

        var type = owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner;
        if (type.TypeInitializer is not null && (member is FieldInfo { IsStatic: true } || (member is MethodBase && !type.Attributes.HasFlag(TypeAttributes.BeforeFieldInit))))
        {
            touched.Add(type);
        }

        if (member is MethodBase method)
        {
            called.Add(method.Module.ResolveMethod(method.MetadataToken)!);
        }
    }

    private static MemberInfo? Resolved(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType is { IsGenericType: true } owner ? owner.GetGenericArguments() : null,
        method is { IsGenericMethod: true } ? method.GetGenericArguments() : null);
}
