using System.Reflection;

namespace VideoRecorder.Simulation.Invariants.Conduct;

/// <summary>
/// Counts the bytes that the recorder holds on to: all objects that can be reached from its parts, but not those of the
/// models around it. That is what a full collection would leave of its own, without what the run itself keeps.
/// </summary>
internal static class MemoryProbe
{
    private const int ObjectBytes = 24;
    private static readonly Dictionary<Type, FieldInfo[]> FieldsOf = [];

    /// <summary>Counts the bytes, as on a 64-bit machine.</summary>
    public static long BytesFrom(object root)
    {
        long bytes = 0;
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance) { root };
        Stack<object> left = new([root]);
        while (left.TryPop(out object? next))
        {
            bytes += SizeOf(next);
            foreach (object? held in Held(next))
            {
                if (held is not null && IsOfTheRecorder(held.GetType()) && seen.Add(held))
                {
                    left.Push(held);
                }
            }
        }

        return bytes;
    }

    private static bool IsOfTheRecorder(Type type) =>
        type.Assembly != typeof(MemoryProbe).Assembly && !typeof(Delegate).IsAssignableFrom(type) && !typeof(MemberInfo).IsAssignableFrom(type);

    private static long SizeOf(object held)
    {
        if (held is string text)
        {
            return ObjectBytes + (text.Length * sizeof(char));
        }

        Type type = held.GetType();
        return held is Array array
            ? ObjectBytes + ((long)array.Length * WidthOf(type.GetElementType()!))
            : ObjectBytes + Fields(type).Sum(field => WidthOf(field.FieldType));
    }

    private static int WidthOf(Type type) =>
        !type.IsValueType ? IntPtr.Size
        : type.IsEnum ? WidthOf(Enum.GetUnderlyingType(type))
        : type == typeof(bool) || type == typeof(byte) ? 1
        : type == typeof(char) || type == typeof(short) ? sizeof(short)
        : type == typeof(int) ? sizeof(int)
        : type.IsPrimitive ? sizeof(long)
        : Math.Max(sizeof(long), Fields(type).Sum(field => WidthOf(field.FieldType)));

    private static IEnumerable<object?> Held(object owner)
    {
        if (owner is Array array)
        {
            return array.GetType().GetElementType()!.IsPrimitive ? [] : array.Cast<object?>();
        }

        return owner is string ? [] : Fields(owner.GetType()).Where(field => !field.FieldType.IsPrimitive).Select(field => field.GetValue(owner));
    }

    private static FieldInfo[] Fields(Type type)
    {
        if (!FieldsOf.TryGetValue(type, out FieldInfo[]? fields))
        {
            fields = [.. Ancestors(type).SelectMany(t => t.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(f => !f.FieldType.IsPointer)];
            FieldsOf[type] = fields;
        }

        return fields;
    }

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (Type? t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            yield return t;
        }
    }
}
